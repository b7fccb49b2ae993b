import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { knownOptions } from '../known-options.ts';

/** The trainer takes any option of a file, and does nothing about one that it doesn't know. */
export const trainUnknownOption: Check = function* ({ ownOptions }) {
  for (const option of Object.keys(ownOptions)) {
    if (knownOptions.has(option)) continue;
    const guess = nearest(option, [...knownOptions.keys()]);
    yield {
      code: 'train-unknown-option',
      severity: 'warning',
      message: message('The trainer has no option "{0}", and would say nothing.', option),
      wayOut: guess ? message('Did you mean "{0}"?', guess) : message('Look at its spelling.'),
    };
  }
};
