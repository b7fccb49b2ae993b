import { message } from '../../../message.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';
import { packagesForOptions } from '../packages.ts';

/** Packages that only some options need: the trainer misses them after it has loaded the model. */
export const trainPackage: Check = function* ({ machine: { installation, python }, plan: { options } }) {
  if (!installation || !python || 'problem' in python) return;
  for (const { name, option, instead } of packagesForOptions(options)) {
    if (python.packages[name] !== undefined) continue;
    yield {
      code: 'train-package',
      severity: 'error',
      setting: optionSetting(option),
      message: message('{0} needs the package {1}, which the Python of the trainer lacks.', option, name),
      wayOut: installation.python
        ? message(
            'Install it: {0} -m pip install {1}. Or set {2} instead.',
            program(installation.python),
            name,
            instead,
          )
        : message('Install it into {0}, or set {1} instead.', installation.root, instead),
    };
  }
};

/** As it is typed in a terminal of any system. */
function program(path: string): string {
  return /^[\w./:\\+-]+$/.test(path) ? path : `"${path}"`;
}
