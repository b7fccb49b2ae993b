import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeletionIndex } from '../../../core/vocabulary/deletion-index.ts';
import { editDistance } from '../../../core/vocabulary/edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 7 });

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['braded', 'braided', 1],
    ['bradied', 'braided', 1],
    ['skirt', 'shirt', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, and none only for the same', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('DeletionIndex', () => {
  it('finds what comparing with each text finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (texts, text) => {
        const near = new Set(texts.filter((other) => editDistance(other, text) === 1));
        expect(new DeletionIndex(texts).near(text)).toEqual(near);
      }),
    );
  });
});
