import { type Message, message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import type { ModelFamily } from '../../../training/machine.ts';
import type { Check } from '../../../training/problem.ts';
import { recipes } from '../../../training/recipes/index.ts';

/** How people call what a file is. */
const names: Readonly<Record<ModelFamily, string>> = {
  ...familyTitles,
  'sd15-inpainting': 'SD 1.5 for inpainting',
  sd2: 'SD 2',
  lora: 'a LoRA',
};

/** Each kind of model has a script of its own; another's model ends it with "size mismatch" or missing keys. */
export const trainModelFamily: Check = function* ({ plan, machine: { model } }) {
  const family = model.kind === 'file' ? model.family : undefined;
  const expected: ModelFamily = plan.family === 'sd15' && plan.options['v2'] === true ? 'sd2' : plan.family;
  if (family === undefined || family === expected) return;
  yield {
    code: 'train-model-family',
    severity: 'error',
    setting: ['training', 'model'],
    message: message(
      'The base model "{0}" is {1}; what is planned trains {2}.',
      plan.model.place,
      names[family],
      names[expected],
    ),
    wayOut: wayOut(family),
  };
};

/** A recipe for what the model is, where there is one. */
function wayOut(family: ModelFamily): Message {
  const fitting = recipes.filter((recipe) => recipe.family === family).map(({ id }) => id);
  return fitting.length === 0
    ? message('Choose another base model.')
    : message('Choose another base model, or a recipe for this one: {0}.', fitting.join(', '));
}
