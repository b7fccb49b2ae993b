import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsInField } from '../../media/gallery/caption/line-ends.ts';
import { followed, type Mark, piecesOf } from '../../media/gallery/caption/marks.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', ' ', '\n', 'é', '🙂'), maxLength: 40 });

/** A text with marks in it. */
const marked = text.chain((written) =>
  fc.record({
    written: fc.constant(written),
    marks: fc.array(
      fc
        .tuple(fc.nat(written.length), fc.nat(written.length))
        .map(([a, b]): Mark => ({ start: Math.min(a, b), end: Math.max(a, b), look: 'warning' })),
      { maxLength: 5 },
    ),
  }),
);

describe('the pieces of a marked text', () => {
  it('are the text', () => {
    void fc.assert(
      fc.property(marked, ({ written, marks }) => {
        const pieces = piecesOf(written, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(written);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });

  it('look as their marks say, where several lie over each other as all of them', () => {
    const marks = [
      { start: 0, end: 4, look: 'warning' },
      { start: 2, end: 6, look: 'lost' },
      { start: 8, end: 8, look: 'info' },
    ];
    expect(piecesOf('abcdefgh', marks).map(({ text: piece, looks }) => [piece, ...looks])).toEqual([
      ['ab', 'warning'],
      ['cd', 'warning', 'lost'],
      ['ef', 'lost'],
      ['g'],
      ['h', 'info'],
    ]);
    expect(piecesOf('', [{ start: 0, end: 0, look: 'info' }])).toEqual([]);
  });
});

describe('marks of a text that is written on', () => {
  it('stay on what they stood on', () => {
    void fc.assert(
      fc.property(marked, text, fc.nat(), fc.nat(), ({ written, marks }, typed, a, b) => {
        const [from, to] = [a % (written.length + 1), b % (written.length + 1)].sort((x, y) => x - y);
        const after = written.slice(0, from) + typed + written.slice(to);
        for (const { start, end } of followed(marks, written, after))
          expect(marks.map((mark) => written.slice(mark.start, mark.end))).toContain(after.slice(start, end));
      }),
    );
  });

  it('go where their words go, and away with them', () => {
    const marks = [
      { start: 0, end: 3, look: 'a' },
      { start: 5, end: 8, look: 'b' },
      { start: 10, end: 13, look: 'c' },
    ];
    expect(followed(marks, 'cat, dog, cow', 'cat, dxog, cow')).toEqual([
      { start: 0, end: 3, look: 'a' },
      { start: 11, end: 14, look: 'c' },
    ]);
  });
});

describe('the parts of a caption with other line ends', () => {
  it('stand at their places in a field', () => {
    const parts = partsInField({
      text: 'a,\r\nb,\r\nc\rd',
      exists: true,
      refusal: null,
      style: 'tags',
      tags: [
        { start: 0, end: 1 },
        { start: 4, end: 5 },
        { start: 8, end: 11 },
      ],
      tokens: null,
      lost: [{ start: 8, end: 11 }],
      findings: [
        {
          ...{ start: 4, end: 5, severity: 'info', code: 'a-rule', message: '' },
          fixes: [{ title: 'Mend', edits: [{ start: 4, end: 6, newText: '' }] }],
        },
      ],
    });
    expect(parts.text).toBe('a,\nb,\nc\nd');
    expect(parts.tags.map(({ start, end }) => parts.text.slice(start, end))).toEqual(['a', 'b', 'c\nd']);
    expect(parts.lost).toEqual([{ start: 6, end: 9 }]);
    expect(parts.findings).toMatchObject([{ start: 3, end: 4, fixes: [{ edits: [{ start: 3, end: 5 }] }] }]);
  });
});
