import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { isAboutData } from '../dataset-options.ts';
import { fitsOption, knownOptions, type OptionKind } from '../known-options.ts';

const expected: Readonly<Record<Extract<OptionKind, string>, string>> = {
  flag: 'true or false',
  int: 'a whole number',
  float: 'a number',
  number: 'a number',
  text: 'a text in quotes',
  texts: 'a list of texts',
  floats: 'a list of numbers',
};

/** The trainer takes any value of a file as it is; what comes of it shows hours later, or never. */
export const trainWrongOption: Check = function* ({ ownOptions }) {
  for (const [option, value] of Object.entries(ownOptions)) {
    const kind = knownOptions.get(option);
    // A resolution may also be a number or two: it is written as the trainer's files want it.
    if (kind === undefined || option === 'resolution' || fitsOption(kind, value)) continue;
    yield {
      code: 'train-wrong-option',
      severity: isAboutData(option) ? 'error' : 'warning',
      message: message(
        '{0} = {1} is not what the trainer takes: {2}.',
        option,
        JSON.stringify(value) ?? String(value),
        typeof kind === 'string' ? expected[kind] : kind.map((one) => JSON.stringify(one)).join(', '),
      ),
    };
  }
};
