import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortSuffixes } from '../../../../core/vocabulary/dictionary/suffix-sort.ts';

it.each([
  ['few letters', fc.constantFrom('a', 'b', '\0')],
  ['many letters', fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })],
])('sorts places of a text of %s as sorting their texts does', (_, letter) => {
  const texts = fc.array(letter, { maxLength: 400 }).map((letters) => `${letters.join('')}\0`);
  fc.assert(
    fc.property(texts, (text) => {
      const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
      const places = Uint32Array.from(units.keys());
      sortSuffixes(units, places);
      const suffix = (place: number) => text.slice(place, text.indexOf('\0', place));
      const expected = [...units.keys()].sort((a, b) => {
        const [left, right] = [suffix(a), suffix(b)];
        return left === right ? a - b : left < right ? -1 : 1;
      });
      expect([...places]).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
