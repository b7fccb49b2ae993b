import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { optionsInForce, optionsOfFamily } from '../family-options.ts';
import { optionTable } from '../known-options.ts';

/** The trainer takes any option of a file, and does nothing about one that it doesn't know. */
export const trainUnknownOption: OptionCheck = function* ({
  ownOptions,
  plan: { family },
  machine: { options: installed },
}) {
  const known = optionsInForce(family, installed);
  for (const option of Object.keys(ownOptions)) {
    // What is meant by that one is told by itself.
    if (known.has(option) || option === 'epoch') continue;
    const guess = nearest(option, [...known.keys()]);
    const isOfOthers = optionTable.has(option) && !optionsOfFamily(family).has(option);
    const isLost = optionsOfFamily(family).has(option);
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
        : isLost
          ? message('This version of the trainer has no option "{0}", and would say nothing.', option)
          : message('The trainer has no option "{0}", and would say nothing.', option),
      wayOut: isOfOthers
        ? message('Take it out: it is for other kinds of models.')
        : guess
          ? message('Did you mean "{0}"?', guess)
          : option === 'num_repeats'
            ? message("The number in a folder's name says it: 10_alice.")
            : isLost
              ? message('Take it out, or update the trainer.')
              : message('Look at its spelling.'),
    };
  }
};
