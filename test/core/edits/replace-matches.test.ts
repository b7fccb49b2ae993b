import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceMatches } from '../../../core/edits/replace-matches.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

const patterns = fc.constantFrom(
  ...['a', '.', '', '^', '$', '^|$', '\\.$', '\\s+', '\\s*,\\s*', '\\n', '\\n+$', '(?<one>[^,]*),', '(b)|c'],
  ...['(\\w)\\n(\\w)', 'a\\n|\\nb', '(?<=\\n).', '.(?=\\n)', '[^]', '[^]*', '\\W', '\\p{L}+', '\\b'],
);
const plain = fc.constantFrom('', 'x', ', ', '\n', 'x\ny', '\uffff', '😀');
const withGroups = fc.constantFrom('$1$1', '$&$&', '$<one>|', '$$', '$', '$`', "$'", '$10', '\n$2$1', '$<');
const lineFeeds = fc
  .array(fc.constantFrom('a', 'b', 'c.', ', ', ' ', '\n', '\uffff', '\ufffe', '😀', '\ud83d'))
  .map((parts) => parts.join(''));
const anyEnds = fc
  .array(fc.constantFrom('a', 'b', 'c.', ', ', '\n', '\r\n', '\r', '\uffff', '😀'))
  .map((parts) => parts.join(''));
const body = (text: string) => text.replace(/[\r\n]+$/, '');
const withReturns = (text: string) => text.replaceAll('\n', '\r\n');

describe('what an expression finds is replaced', () => {
  const check = (
    text: fc.Arbitrary<string>,
    replacement: fc.Arbitrary<string>,
    holds: (text: string, expression: RegExp, replacement: string) => void,
  ) =>
    fc.assert(
      fc.property(text, patterns, fc.boolean(), replacement, (one, pattern, ignoresCase, by) =>
        holds(one, new RegExp(pattern, ignoresCase ? 'giu' : 'gu'), by),
      ),
      { numRuns: 2000 },
    );

  it('as the language does it, in a text of lines that a line feed ends', () =>
    check(
      fc.oneof(
        lineFeeds,
        anyText.map((text) => text.replaceAll('\r', '')),
      ),
      fc.oneof(plain, withGroups),
      (any, expression, by) => {
        const text = body(any);
        expect(replaceMatches(text, expression, by)).toBe(text.replace(expression, by));
      },
    ));

  it('and the line ends that end the text stay', () =>
    check(anyEnds, fc.oneof(plain, withGroups), (text, expression, by) => {
      fc.pre(!by.includes('\n') || /[\r\n]/.test(body(text)));
      const ends = text.slice(body(text).length);
      expect(replaceMatches(text, expression, by)).toBe(replaceMatches(body(text), expression, by) + ends);
    }));

  it('the same whatever ends its lines', () =>
    check(lineFeeds, fc.oneof(plain, withGroups), (text, expression, by) => {
      fc.pre(!by.includes('\n') || text.includes('\n'));
      const after = replaceMatches(text, expression, by);
      expect(replaceMatches(withReturns(text), expression, by)).toBe(withReturns(after));
    }));

  it('and no line end around it changes', () =>
    check(anyEnds, plain, (text, expression, by) => {
      /** Where each place of the text with line feeds is in the text. */
      const places = [...text.matchAll(/\r\n|./gs)].map(({ index }) => index);
      const placeOf = (shown: number) => places[shown] ?? text.length;
      const shown = body(text).replace(/\r\n?/g, '\n');
      const instead = by.replaceAll('\n', /\r\n|\r|\n/.exec(text)?.[0] ?? '\n');
      let [expected, last] = ['', 0];
      for (const { index, 0: found } of shown.matchAll(expression)) {
        expected += text.slice(last, placeOf(index)) + instead;
        last = placeOf(index + found.length);
      }
      expect(replaceMatches(text, expression, by)).toBe(expected + text.slice(last));
    }));

  it('in one go, however often it is found', () => {
    const text = 'a,\r\n'.repeat(200_000);
    const after = replaceMatches(text, /,|\n(?=a)/gu, '.');
    expect(after).toBe(`${'a..'.repeat(199_999)}a.\r\n`);
    expect(replaceMatches(text, /,/gu, '')).toBe('a\r\n'.repeat(200_000));
  });
});
