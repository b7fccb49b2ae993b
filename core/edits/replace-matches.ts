import { bodyEnd, LINE_END, lineEndOf, withLineFeeds } from '../line-ends.ts';

/**
 * Replaces what an expression finds in a text, as `String.prototype.replace` does, but for line ends: those that end the text
 * are not looked at, `\n` is any of them in the expression, and one like the text's first in the replacement. A line end is
 * found as a whole or not at all; those that aren't found stay as they are.
 * @param expression a global one
 */
export function replaceMatches(text: string, expression: RegExp, replacement: string): string {
  const end = bodyEnd(text);
  const body = text.slice(0, end);
  const lineEnd = lineEndOf(text);
  const by = withLineFeeds(replacement);
  const after =
    lineEnd === '\n' && !body.includes('\r')
      ? body.replace(expression, by)
      : replaceBetween(body, expression, by, lineEnd);
  return after + text.slice(end);
}

/** The same where line ends have to be told apart: each piece of the result tells what it was made of. */
function replaceBetween(body: string, expression: RegExp, replacement: string, lineEnd: string): string {
  const shown = withLineFeeds(body);
  const mark = markFor(shown + replacement);
  // Only the engine knows all that `$` means: it puts what was found beside what comes instead, to be taken apart here.
  const pieces = shown.replace(expression, `${mark}$&${mark}${replacement}${mark}`).split(mark);
  const ends = body.match(LINE_END) ?? [];
  let passed = 0;
  let after = '';
  for (let place = 0; place < pieces.length; place += 3) {
    const [kept = '', found = '', instead = ''] = pieces.slice(place, place + 3);
    after += kept.replace(/\n/g, () => ends[passed++] ?? lineEnd);
    passed += found.match(/\n/g)?.length ?? 0;
    after += instead.replaceAll('\n', lineEnd);
  }
  return after;
}

/** A sign that a text doesn't have; most have none of the last ones. */
function markFor(text: string): string {
  let code = 0xffff;
  while (code > 0x7f && text.includes(String.fromCharCode(code))) code--;
  return String.fromCharCode(code);
}
