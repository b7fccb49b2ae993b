import { message } from '../../../message.ts';
import type { ModelFamily } from '../../../training/machine.ts';
import type { Check } from '../../../training/problem.ts';

const names: Readonly<Record<ModelFamily, string>> = {
  sd15: 'SD 1.5',
  'sd15-inpainting': 'SD 1.5 for inpainting',
  sd2: 'SD 2',
  sdxl: 'SDXL',
  sd3: 'SD 3',
  flux: 'FLUX.1',
  lora: 'a LoRA',
};

/** Each kind of model has a script of its own; another's model ends it with "size mismatch" or missing keys. */
export const trainModelFamily: Check = function* ({ plan, machine: { model } }) {
  const family = model.kind === 'file' ? model.family : undefined;
  const expected: ModelFamily = plan.options['v2'] === true ? 'sd2' : 'sd15';
  if (family === undefined || family === expected) return;
  yield {
    code: 'train-model-family',
    severity: 'error',
    message: message(
      'The base model "{0}" is {1}; what is planned trains {2}.',
      plan.model.place,
      names[family],
      names[expected],
    ),
    wayOut: message('Choose another base model.'),
  };
};
