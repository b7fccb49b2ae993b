import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';
import { optionsOfFamily } from '../family-options.ts';
import { optionTable } from '../known-options.ts';

/** The trainer takes any option of a file, and does nothing about one that it doesn't know. */
export const trainUnknownOption: Check = function* ({ ownOptions, plan: { family } }) {
  const known = optionsOfFamily(family);
  for (const option of Object.keys(ownOptions)) {
    // What is meant by that one is told by itself.
    if (known.has(option) || option === 'epoch') continue;
    const guess = nearest(option, [...known.keys()]);
    const isOfOthers = optionTable.has(option);
    yield {
      code: 'train-unknown-option',
      severity: 'warning',
      setting: optionSetting(option),
      message: isOfOthers
        ? message(
            'For {0} the trainer has no option "{1}", and would say nothing.',
            familyTitles[family],
            option,
          )
        : message('The trainer has no option "{0}", and would say nothing.', option),
      wayOut: isOfOthers
        ? message('Take it out: it is for other kinds of models.')
        : guess
          ? message('Did you mean "{0}"?', guess)
          : option === 'num_repeats'
            ? message("The number in a folder's name says it: 10_alice.")
            : message('Look at its spelling.'),
    };
  }
};
