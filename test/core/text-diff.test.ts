import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invertEdits } from '../../core/edits/inverse.ts';
import { applyTextEdits } from '../../core/span.ts';
import { diffText, firstDifference } from '../../core/text-diff.ts';
import { anyCharacters, anyText } from '../support/caption-arbitraries.ts';

/** The edits as marks in the old text: what goes, and what comes. */
function marked(before: string, after: string): string {
  const edits = diffText(before, after).map(({ span, newText }) => ({
    span,
    newText: `[${before.slice(span.start, span.end)}→${newText}]`,
  }));
  return applyTextEdits(before, edits);
}

describe('the difference of two texts', () => {
  it.each([
    ['a, b, c', 'a, b, c', 'a, b, c'],
    ['', 'a', '[→a]'],
    ['a, b, c, d', 'a, x, c, y', 'a, [b→x], c, [d→y]'],
    ['a, b, c', 'a, c', 'a, [b, →]c'],
    ['red hair, smile', 'red hairs, big smile', 'red hair[→s],[→ big] smile'],
    ['one\r\ntwo\r\nthree', 'one\r\nthree', 'one\r\n[two\r\n→]three'],
    ['one\r\ntwo', 'one\ntwo', 'one[\r→]\ntwo'],
    ['😀 a', '😁 a', '[😀→😁] a'],
  ])('%j and %j', (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  it.each([
    ['a, b, c, d', 'a, x y, c, z', 'a, [x y], c, z'],
    ['a, b, c', 'a, c', 'a, []c'],
    ['a', 'a, b', 'a[, b]'],
    ['', 'a', '[a]'],
  ])('begins where %j is not %j any more', (before, after, expected) => {
    const { start, end } = firstDifference(before, after) ?? { start: -1, end: -1 };
    expect(`${after.slice(0, start)}[${after.slice(start, end)}]${after.slice(end)}`).toBe(expected);
  });

  it('begins nowhere in two that are the same', () => {
    expect(firstDifference('a, b', 'a, b')).toBeUndefined();
  });

  it('makes one the other, and back again', () => {
    const text = fc.oneof(anyText, anyCharacters);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = diffText(before, after);
        expect(applyTextEdits(before, edits)).toBe(after);
        expect(applyTextEdits(after, invertEdits(before, edits))).toBe(before);
        expect(edits.every(({ span, newText }) => before.slice(span.start, span.end) !== newText)).toBe(true);
      }),
    );
  });

  it('leaves alone what stands between two changes', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(words, (middle) => {
        const rest = `, ${middle.join(', ')}, `;
        const changed = diffText(`one${rest}two`, `1${rest}2`);
        expect(changed.map(({ newText }) => newText)).toEqual(['1', '2']);
      }),
    );
  });

  it('of long texts without anything in common is found at once', () => {
    const [before, after] = ['a b '.repeat(20_000), 'c d '.repeat(20_000)];
    expect(applyTextEdits(before, diffText(before, after))).toBe(after);
  });
});
