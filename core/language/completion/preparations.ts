import type { Dataset } from '../../dataset/dataset.ts';
import { prepareNearTwins } from '../../dataset/usage/near-twin.ts';
import { tagIndexOf } from '../../dataset/usage/tag-index.ts';
import { prepareTogether } from '../../dataset/usage/together.ts';
import { wordJointOf } from '../../dataset/usage/word-joint.ts';

/**
 * What completion makes of a large dataset once, in pieces: each may take a tenth of a second of a dataset that is new,
 * and no time of one that it knows. Whoever calls them beforehand saves it to the first keystroke.
 */
export const preparations: readonly ((dataset: Dataset) => void)[] = [
  (dataset) => void tagIndexOf(dataset),
  prepareTogether,
  prepareNearTwins,
  (dataset) => void wordJointOf(dataset, []),
];
