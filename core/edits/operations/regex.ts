import type { PlacedCaption } from '../../dataset/files.ts';
import { LARGEST_CAPTION } from '../../dataset/load.ts';
import { type Message, message } from '../../message.ts';
import { basename } from '../../path.ts';
import type { TimeLimit } from '../../ports.ts';
import { diffText } from '../../text-diff.ts';
import type { Begin, OperationOf } from './operation.ts';

/** So many captions are looked at before it is asked whether that took too long. */
const BATCH = 512;

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
  for (let start = 0; start < context.captions.length; start += BATCH) {
    await context.turn.next();
    const batch = context.captions.slice(start, start + BATCH);
    const problem = replaceIn(batch, (text) => text.replace(expression, replacement), context.limit, texts);
    if (problem) return { problem };
  }
  return {
    title: titleOf(operation),
    editsOf: ({ text }, path) => {
      const after = texts.get(path) ?? text;
      if (after.length > LARGEST_CAPTION) throw new RangeError(`it would have ${after.length} characters`);
      return diffText(text, after);
    },
  };
};

/** Puts the texts that change into `texts`. @returns why it was given up */
function replaceIn(
  batch: readonly PlacedCaption[],
  replaced: (text: string) => string,
  limit: TimeLimit,
  texts: Map<string, string>,
): Message | undefined {
  const all = limit.run(() => batch.map(({ caption }) => replaced(caption.text)));
  if (!all && batch.length > 1) {
    // One of them took all the time, or each a little.
    for (const one of batch) {
      const problem = replaceIn([one], replaced, limit, texts);
      if (problem) return problem;
    }
    return undefined;
  }
  const [first] = batch;
  if (!all && first)
    return message(
      'This expression takes too long, at first in {0}. Write it another way.',
      basename(first.path),
    );
  for (const [index, { path, caption }] of batch.entries()) {
    const after = all?.result[index];
    if (after !== undefined && after !== caption.text) texts.set(path, after);
  }
  return undefined;
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
