import { expect, it } from 'vitest';
import { isInTheWay } from '../../client/training/is-in-the-way.ts';

it.each([
  ['on the same GPU', [0], 'supervised', [0], true],
  ['on one of several', [0, 1], 'supervised', [1], true],
  ['on another GPU', [0], 'supervised', [1], false],
  ['on the processor, as this one', [], 'supervised', [], true],
  ['on the processor, while this one has a GPU', [], 'supervised', [0], false],
  ['on a GPU, while this one has none', [0], 'unsupervised', [], false],
  ['on another machine', [0], 'elsewhere', [0], false],
] as const)('a run %s', (_, gpuIndexes, watch, used, expected) => {
  expect(isInTheWay({ gpuIndexes, watch }, { used })).toBe(expected);
});
