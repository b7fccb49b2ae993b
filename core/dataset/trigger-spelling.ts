import { type Caption, readText } from '../caption/caption.ts';
import type { Span } from '../span.ts';
import { editDistance } from '../vocabulary/edit-distance.ts';
import { isGeneric } from '../vocabulary/known-words.ts';
import { hasTrigger, type Trigger } from './trigger.ts';

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
  const phrases = trigger.alternatives.flat();
  const isThere = hasTrigger(readText(caption), trigger);
  // An inferred trigger's own case is a guess, and in a sentence a capital may be right.
  const isCaseKnown = !trigger.inferred && caption.style === 'tags';
  for (const phrase of phrases) {
    if (phrase.length < SHORTEST) continue;
    const length = phrase.split(/[\s_]+/).length;
    for (const { span, text } of runsOfWords(caption, length)) {
      if (phrases.includes(text)) continue;
      const isSame = text.toLowerCase() === phrase.toLowerCase();
      if (isSame ? isCaseKnown : !isThere && isNearly(text, phrase)) {
        return { span, written: text, trigger: phrase };
      }
    }
  }
  return undefined;
}

function isNearly(written: string, phrase: string): boolean {
  const [a, b] = [written.toLowerCase(), phrase.toLowerCase()];
  if (Math.abs(a.length - b.length) > 2 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  const words = b.split(/[\s_-]+/);
  // `ohwx man` is no misspelt `ohwx woman`.
  if (a.split(/[\s_-]+/).every((word) => words.includes(word) || isGeneric(word))) return false;
  return editDistance(a, b) <= (b.length >= LONG ? 2 : 1);
}

/** Every run of so many words of the part that is read, without a possessive `'s`. */
function* runsOfWords(caption: Caption, length: number): Iterable<{ span: Span; text: string }> {
  const { text, read } = caption;
  const words = [...text.slice(0, read.end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}_-]*/gu)];
  for (let index = 0; index + length <= words.length; index++) {
    const first = words[index];
    const last = words[index + length - 1];
    if (!first || !last) continue;
    const span = { start: first.index, end: last.index + last[0].length };
    const run = text.slice(span.start, span.end);
    if (!run.includes(',')) yield { span, text: run };
  }
}
