import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseOf, invertEdits, type TextChange } from '../../../core/edits/inverse.ts';
import { digestOfText } from '../../../core/node/digest.ts';
import { applyTextEdits, type TextEdit } from '../../../core/span.ts';

/** Any text with edits of it that don't overlap. */
const edited = fc.string({ unit: 'grapheme' }).chain((text) => {
  const places = fc.array(fc.nat(text.length), { maxLength: 12 });
  const words = fc.array(fc.string(), { minLength: 6, maxLength: 6 });
  return fc.tuple(fc.constant(text), places, words).map(([whole, at, newTexts]) => {
    const ordered = [...at].sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    for (let i = 0; i + 1 < ordered.length; i += 2) {
      const [start = 0, end = 0] = ordered.slice(i);
      edits.push({ span: { start, end }, newText: newTexts[i / 2] ?? '' });
    }
    return { text: whole, edits };
  });
});

describe('the inverse of edits', () => {
  it('gives back exactly what was there', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applyTextEdits(applyTextEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });

  it('in whatever order the edits are given', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        // Two insertions at one place mean something else in another order.
        const places = edits.map(({ span }) => span.start);
        fc.pre(new Set(places).size === places.length);
        const turned = [...edits].reverse();
        expect(applyTextEdits(applyTextEdits(text, turned), invertEdits(text, turned))).toBe(text);
      }),
    );
  });
});

describe('the inverse of a change', () => {
  const before = { text: 'a, b', bom: true };
  const edit: TextChange = {
    kind: 'edit',
    file: '/d/a.txt',
    digest: digestOfText(before),
    edits: [{ span: { start: 1, end: 4 }, newText: '' }],
  };

  it('of an edit applies to exactly what the edit leaves', () => {
    expect(inverseOf(edit, before, digestOfText)).toEqual({
      kind: 'edit',
      file: '/d/a.txt',
      digest: digestOfText({ text: 'a', bom: true }),
      edits: [{ span: { start: 1, end: 1 }, newText: ', b' }],
    });
  });

  it('of a new file removes it, and of a removed one makes it again', () => {
    const create: TextChange = { kind: 'create', file: '/d/b.txt', text: 'b', bom: false };
    const remove = inverseOf(create, undefined, digestOfText);
    expect(remove).toEqual({ kind: 'remove', file: '/d/b.txt', digest: digestOfText(create) });
    expect(inverseOf(remove, create, digestOfText)).toEqual(create);
  });

  it('twice is the change itself', () => {
    const inverse = inverseOf(edit, before, digestOfText);
    expect(inverseOf(inverse, { text: 'a', bom: true }, digestOfText)).toEqual(edit);
  });
});
