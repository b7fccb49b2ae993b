import { expect, it } from 'vitest';
import { closestPair } from '../../../../core/training/outputs/closest-pair.ts';

const pairs = [
  { image: 'front.png', caption: '1girl, CharacterAI, braided hair, from front' },
  { image: 'back.png', caption: '1girl, CharacterAI, from_behind' },
  { image: 'none.png', caption: null },
];

it('the picture of the same view is the one whose caption says the rare things of the prompt', () => {
  expect(closestPair('1girl, CharacterAI, from behind, white lab coat', pairs)?.image).toBe('back.png');
  expect(closestPair('1girl, Braided Hair', pairs)?.image).toBe('front.png');
  expect(closestPair('a castle', pairs)).toBeUndefined();
  expect(closestPair('a castle', [])).toBeUndefined();
});

it('the view counts for more than what else they have in common', () => {
  const hats = [{ image: 'hat.png', caption: '1girl, CharacterAI, hat, beach, red dress' }, ...pairs];
  expect(closestPair('CharacterAI, from behind, hat, beach', hats)?.image).toBe('back.png');
  expect(closestPair('CharacterAI, hat, beach', hats)?.image).toBe('hat.png');
  // Where none is of that view, any is better than none.
  expect(closestPair('CharacterAI, hat, from above', hats)?.image).toBe('hat.png');
});

it('sentences are compared by their words', () => {
  const prose = [
    { image: 'a.png', caption: 'A photo of Alice at the beach.' },
    { image: 'b.png', caption: 'A photo of Alice in a kitchen, seen from behind.' },
  ];
  expect(closestPair('Alice stands on a beach', prose)?.image).toBe('a.png');
  expect(closestPair('Alice, seen from behind, walks away', prose)?.image).toBe('b.png');
});
