import { message } from '../../../message.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';

/** What a backslash in double quotes makes of the letters t, n, r, b and f behind it. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
};

/** A file that an option names and that isn't there ends the training, or is passed over in silence. */
export const trainPath: Check = function* ({ missingFiles }) {
  for (const { option, path } of missingFiles) {
    const meant = path.replace(/[\t\n\r\b\f]/g, (character) => ESCAPED[character] ?? character);
    yield {
      code: 'train-path',
      severity: 'error',
      setting: optionSetting(option),
      message: message('{0} names a file that is not there: {1}', option, meant),
      wayOut:
        meant === path
          ? message('Look at its spelling; it has to be absolute.')
          : message("A backslash in double quotes is no part of a path: use / or '…'."),
    };
  }
};
