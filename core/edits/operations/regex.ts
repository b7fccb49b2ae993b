import type { PlacedCaption } from '../../dataset/files.ts';
import { LARGEST_CAPTION } from '../../dataset/load.ts';
import { type Message, message } from '../../message.ts';
import { basename } from '../../path.ts';
import type { TimeLimit } from '../../ports.ts';
import { diffText } from '../../text-diff.ts';
import { TooLong } from '../edit-captions.ts';
import { replaceMatches } from '../replace-matches.ts';
import type { Begin, OperationOf, Problem } from './operation.ts';

/** So many captions are looked at before it is asked whether that took too long. */
const BATCH = 512;
/** And so many where that was so. */
const PIECE = 16;
/** So many pieces may take too long, though no caption does alone: all of them would take minutes. */
const MOST_SLOW = 3;

/** What a regular expression finds in the whole text, by something else; line by line it is the user's to write so. */
export const regex: Begin<'regex'> = async (operation, context) => {
  const { pattern, ignoresCase, replacement } = operation;
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, ignoresCase ? 'giu' : 'gu');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: message('This is no regular expression: {0}.', reasonIn(reason)) };
  }
  const texts = new Map<string, string>();
  const { captions, turn, limit } = context;
  const replaceAll = (some: readonly PlacedCaption[]) =>
    replaceIn(some, (text) => replaceMatches(text, expression, replacement), limit, texts);
  const slow: PlacedCaption[] = [];
  for (const batch of inParts(captions, BATCH)) {
    await turn.next();
    if (replaceAll(batch)) continue;
    // One of them took all the time, or each a little.
    for (const piece of inParts(batch, PIECE)) {
      await turn.next();
      if (replaceAll(piece)) continue;
      slow.push(...piece.slice(0, 1));
      for (const one of piece) {
        await turn.next();
        if (!replaceAll([one])) return tooSlow(one);
      }
      if (slow.length >= MOST_SLOW && slow[0]) return tooSlow(slow[0]);
    }
  }
  return {
    title: titleOf(operation),
    editsOf: ({ text }, path) => {
      const after = texts.get(path) ?? text;
      if (after.length > LARGEST_CAPTION) throw new TooLong(after.length);
      return diffText(text, after);
    },
  };
};

function* inParts<Item>(all: readonly Item[], size: number): Iterable<readonly Item[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

function tooSlow({ path }: PlacedCaption): Problem {
  const name = basename(path);
  return { problem: message('This expression takes too long, at first in {0}. Write it another way.', name) };
}

/** Puts the texts that change into `texts`. @returns whether there was time for it */
function replaceIn(
  some: readonly PlacedCaption[],
  replaced: (text: string) => string,
  limit: TimeLimit,
  texts: Map<string, string>,
): boolean {
  const all = limit.run(() => some.map(({ caption }) => replaced(caption.text)));
  if (!all) return false;
  for (const [index, { path, caption }] of some.entries()) {
    const after = all.result[index];
    if (after !== undefined && after !== caption.text) texts.set(path, after);
  }
  return true;
}

/** The engine says again what the expression is: `Invalid regular expression: /(/gu: Unterminated group`. */
function reasonIn(words: string): string {
  return words.replace(/^Invalid regular expression: \/.*\/\w*: /s, '');
}

function titleOf({ pattern, replacement }: OperationOf<'regex'>): Message {
  return replacement === ''
    ? message('Remove what /{0}/ finds', pattern)
    : message('Replace what /{0}/ finds by "{1}"', pattern, replacement);
}
