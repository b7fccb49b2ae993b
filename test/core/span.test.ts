import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTextEdits, overlaps, touches } from '../../core/span.ts';

describe('applyTextEdits', () => {
  it('replaces, inserts and removes, in whatever order the edits come', () => {
    const edits = [
      { span: { start: 7, end: 8 }, newText: 'x' },
      { span: { start: 0, end: 0 }, newText: '> ' },
      { span: { start: 1, end: 3 }, newText: '' },
    ];
    expect(applyTextEdits('abcdefgh', edits)).toBe('> adefgx');
    expect(applyTextEdits('abcdefgh', edits.toReversed())).toBe('> adefgx');
  });

  it('puts several insertions at one place one behind the other', () => {
    const at = { start: 1, end: 1 };
    expect(
      applyTextEdits('ab', [
        { span: at, newText: '1' },
        { span: at, newText: '2' },
      ]),
    ).toBe('a12b');
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { span: { start: 0, end: 2 }, newText: '' },
      { span: { start: 1, end: 3 }, newText: '' },
    ];
    expect(() => applyTextEdits('abc', edits)).toThrow(RangeError);
  });

  it('leaves all that no edit covers', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.string(), (text, a, b, newText) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const edited = applyTextEdits(text, [{ span: { start, end }, newText }]);
        return edited === text.slice(0, start) + newText + text.slice(end);
      }),
    );
  });
});

describe('touches', () => {
  it.each([
    [1, false],
    [2, true],
    [4, true],
    [5, false],
  ])('offset %i of 2–4: %s', (offset, expected) => {
    expect(touches({ start: 2, end: 4 }, offset)).toBe(expected);
  });
});

describe('overlaps', () => {
  it.each([
    [[2, 4], [3, 5], true],
    [[2, 4], [4, 5], false],
    [[2, 4], [4, 4], true],
    [[2, 4], [3, 3], true],
    [[2, 2], [2, 2], true],
    [[2, 4], [5, 5], false],
  ] as const)('%j and %j: %s', ([a, b], [c, d], expected) => {
    expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(expected);
    expect(overlaps({ start: c, end: d }, { start: a, end: b })).toBe(expected);
  });
});
