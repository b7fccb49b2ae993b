import { message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import type { Check } from '../../../training/problem.ts';
import { families } from '../families.ts';

/** Folders of Diffusers, and so what is downloaded, are read of Stable Diffusion only. */
export const trainModelFile: Check = function* ({ plan: { family, model }, machine }) {
  const isNone = machine.model.kind === 'remote' || machine.model.kind === 'folder';
  if (!isNone || !families[family].isOneFile) return;
  yield {
    code: 'train-model-file',
    severity: 'error',
    setting: ['training', 'model'],
    message: message(
      'The base model "{0}" is not one file, and of {1} the trainer takes no other.',
      model.place,
      familyTitles[family],
    ),
    wayOut: message('Download its .safetensors file, and name that.'),
  };
};
