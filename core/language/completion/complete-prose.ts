import type { Caption } from '../../caption/caption.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { folderOf } from '../../dataset/dataset.ts';
import { missingTrigger } from '../../dataset/trigger/trigger.ts';
import { type Phrase, phrasesOf } from '../../dataset/usage/phrases.ts';
import { message } from '../../message.ts';
import type { Completion, Suggestion } from './suggestion.ts';

const MOST = 30;
/** A word in front of the cursor, and up to two before it. */
const BEFORE = /(?:([\p{L}\p{N}'’-]+)\s+)?(?:([\p{L}\p{N}'’-]+)\s+)?([\p{L}\p{N}'’-]*)$/u;
/** They are looked for among so many characters in front of it (the time grows with their square). */
const FARTHEST = 200;

/**
 * Words and phrases for a place in a sentence: the trigger where it is missing, what goes on as in other captions of the
 * dataset, and its words that begin as typed. Undefined within a word.
 */
export function completeProse(
  dataset: Dataset,
  path: string,
  { text, read }: Caption,
  offset: number,
): Completion | undefined {
  if (/^[\p{L}\p{N}]/u.test(text.slice(offset))) return undefined;
  const line = text.slice(Math.max(read.start, offset - FARTHEST), offset);
  const [, first = '', second = '', typed = ''] = BEFORE.exec(line) ?? [];
  const replace = { start: offset - typed.length, end: offset };
  const context = [first, second].filter((word) => word !== '').map((word) => word.toLowerCase());
  const rest = text.slice(read.start, replace.start) + text.slice(replace.end, read.end);
  const begun = typed.toLowerCase();
  const triggers = missingTrigger(dataset, folderOf(dataset, path), rest)
    .filter((word) => word.toLowerCase().startsWith(begun))
    .map(
      (tag): Suggestion => ({ ...bare, tag, source: 'trigger', detail: message('trigger, missing here') }),
    );
  const phrases = phrasesOf(dataset, path)
    .flatMap((phrase) => continuationOf(phrase, context, begun) ?? [])
    .sort((a, b) => b.shared - a.shared || b.phrase.count - a.phrase.count || (a.rest < b.rest ? -1 : 1));
  const seen = new Set(triggers.map(({ tag }) => tag.toLowerCase()));
  const suggestions: Suggestion[] = [...triggers];
  for (const { rest: tag, phrase } of phrases) {
    if (suggestions.length >= MOST) break;
    if (seen.has(tag) || tag === begun) continue;
    seen.add(tag);
    const { count } = phrase;
    const detail = count === 1 ? message('in one caption') : message('in {0} captions', count);
    suggestions.push({ ...bare, tag, source: 'dataset', count, detail });
  }
  return { replace, typed, lead: '', trail: '', suggestions };
}

const bare = { count: 0, alias: undefined, description: [] };

/** What is left of a phrase that goes on from the words in front of the cursor, and how many of them it shares. */
function continuationOf(
  phrase: Phrase,
  context: readonly string[],
  begun: string,
): { readonly phrase: Phrase; readonly rest: string; readonly shared: number } | undefined {
  for (let shared = Math.min(context.length, phrase.words.length - 1); shared >= 0; shared--) {
    const start = context.slice(context.length - shared);
    const rest = phrase.words.slice(shared);
    if (!start.every((word, index) => word === phrase.words[index])) continue;
    // Nothing typed: only what goes on from the words before.
    if (begun === '' ? shared > 0 : rest[0]?.startsWith(begun))
      return { phrase, rest: rest.join(' '), shared };
  }
  return undefined;
}
