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
