import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from '../../../core/config/nearest.ts';
import { editDistance } from '../../../core/vocabulary/edit-distance.ts';

it.each([
  ['learning_rat', ['network_dim', 'learning_rate'], 'learning_rate'],
  ['Learning_Rate', ['learning_rate'], 'learning_rate'],
  ['sede', ['seed', 'side'], 'seed'],
  ['seed', ['sessions', 'network_dim'], undefined],
  ['ab', ['abcd'], undefined],
])('of %j: among %j it is %j', (word, candidates, meant) => {
  expect(nearest(word, candidates)).toBe(meant);
});

it('is the first of those that are as close as any, and close enough', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '_'), maxLength: 7 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (written, candidates) => {
      const far = (candidate: string) => editDistance(written.toLowerCase(), candidate.toLowerCase());
      const least = Math.min(...candidates.map(far));
      const expected =
        least <= (written.length <= 4 ? 1 : 2)
          ? candidates.find((candidate) => far(candidate) === least)
          : undefined;
      expect(nearest(written, candidates)).toBe(expected);
    }),
  );
});
