import type { Caption } from '../../caption/caption.ts';
import { rememberedByPhrase } from '../../caption/spelling.ts';
import type { Span } from '../../span.ts';
import { editDistance } from '../../vocabulary/edit-distance.ts';
import { isGeneric } from '../../vocabulary/known-words.ts';
import { isTriggerIn, type Trigger } from './trigger.ts';

/** A place where a caption has something that is nearly the trigger. */
export interface MisspeltTrigger {
  readonly span: Span;
  readonly written: string;
  readonly trigger: string;
}

const SHORTEST = 4;
/** From this length on two letters may be wrong. */
const LONG = 8;

/**
 * Where a caption has a misspelt trigger: other case among tags; or, where the trigger itself is missing, something one
 * letter off, two in a long one. A word beside the right trigger is another word.
 */
export function findMisspeltTrigger(caption: Caption, trigger: Trigger): MisspeltTrigger | undefined {
  const isThere = isTriggerIn(caption, trigger);
  // An inferred trigger's own case is a guess, and in a sentence a capital may be right.
  const isCaseKnown = !trigger.inferred && caption.style === 'tags';
  if (isThere && !isCaseKnown) return undefined;
  const phrases = trigger.alternatives.flat();
  for (const phrase of phrases) {
    if (phrase.length < SHORTEST) continue;
    const spellings = spellingsLike(phrase);
    for (const tag of caption.tags) {
      for (const { span, text, isSame } of spellings(tag)) {
        const place = tag.span;
        if (phrases.includes(text) || !(isSame ? isCaseKnown : !isThere)) continue;
        const start = place.start + span.start;
        return { span: { start, end: place.start + span.end }, written: text, trigger: phrase };
      }
    }
  }
  return undefined;
}

/** A run of words that is a phrase in another case, or nearly. */
interface Like {
  readonly span: Span;
  readonly text: string;
  /** Whether nothing but the case is another one. */
  readonly isSame: boolean;
}

const NONE: readonly Like[] = [];

/** Finds what is like a phrase in a tag, or in a part of a sentence. */
const spellingsLike = rememberedByPhrase((phrase) => {
  const lower = phrase.toLowerCase();
  const length = phrase.split(/[\s_]+/).length;
  return ({ text: tag }): readonly Like[] => {
    const found: Like[] = [];
    for (const { span, text } of runsOfWords(tag, length)) {
      const isSame = text.toLowerCase() === lower;
      if (isSame || isNearly(text, phrase)) found.push({ span, text, isSame });
    }
    return found.length > 0 ? found : NONE;
  };
});

function isNearly(written: string, phrase: string): boolean {
  const [a, b] = [written.toLowerCase(), phrase.toLowerCase()];
  if (Math.abs(a.length - b.length) > 2 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const words = b.split(/[\s_-]+/);
  // `ohwx man` is no misspelt `ohwx woman`.
  if (a.split(/[\s_-]+/).every((word) => words.includes(word) || isGeneric(word))) return false;
  return editDistance(a, b) <= (b.length >= LONG ? 2 : 1);
}

/** Every run of so many words, without a possessive `'s`. */
function* runsOfWords(text: string, length: number): Iterable<{ span: Span; text: string }> {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu)];
  for (let index = 0; index + length <= words.length; index++) {
    const first = words[index];
    const last = words[index + length - 1];
    if (!first || !last) continue;
    const span = { start: first.index, end: last.index + last[0].length };
    const run = text.slice(span.start, span.end);
    if (!run.includes(',')) yield { span, text: run };
  }
}
