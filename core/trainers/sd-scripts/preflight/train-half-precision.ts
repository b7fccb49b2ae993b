import { message } from '../../../message.ts';
import { type Check, optionSetting } from '../../../training/problem.ts';
import { torchTarget } from '../probe.ts';

/** fp16 without a GPU ends the training at once; a PyTorch for processors doesn't see the one that is there. */
export const trainHalfPrecision: Check = function* ({ plan, machine: { gpu, python, isElsewhere } }) {
  const target = python && 'packages' in python ? torchTarget(python) : undefined;
  if (gpu && target === 'cpu') {
    yield {
      code: 'train-half-precision',
      severity: 'error',
      message: message(
        'PyTorch of the trainer ({0}) is built without CUDA, and does not see {1}.',
        python && 'packages' in python ? (python.packages['torch'] ?? '') : '',
        gpu.name,
      ),
      wayOut: message("Install its build for CUDA into the trainer's Python."),
    };
    return;
  }
  for (const precision of ['fp16', 'bf16']) {
    if (plan.options[`full_${precision}`] !== true || plan.options['mixed_precision'] === precision) continue;
    yield {
      code: 'train-half-precision',
      severity: 'error',
      setting: optionSetting(`full_${precision}`),
      message: message(
        'full_{0} needs mixed_precision = "{0}", which is "{1}".',
        precision,
        String(plan.options['mixed_precision'] ?? 'no'),
      ),
      wayOut: message(
        'The trainer would end: turn full_{0} off, or set mixed_precision to "{0}".',
        precision,
      ),
    };
  }
  // A processor can do bf16.
  if (gpu || isElsewhere || target === 'rocm' || plan.options['mixed_precision'] !== 'fp16') return;
  yield {
    code: 'train-half-precision',
    severity: 'error',
    setting: optionSetting('mixed_precision'),
    message: message('mixed_precision = "fp16" needs a GPU, and none was found.'),
    wayOut: message('The trainer would end: on the processor it has to be "no".'),
  };
};
