import { message } from '../../../message.ts';
import { numberOption } from '../../../training/options.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { recipeById } from '../../../training/recipes/index.ts';

/** The usual scale is at most this: more than 1 makes a rate of learning several times larger than it says. */
const USUAL = 1;

/** What a LoRA does is multiplied by alpha / dim: who changes one of the recipe's two changes the strength of learning. */
export const trainScale: OptionCheck = function* ({ plan: { options, recipe }, ownOptions }) {
  if (typeof ownOptions['network_dim'] !== 'number' || Object.hasOwn(ownOptions, 'network_alpha')) return;
  const [dim, alpha] = [numberOption(options, 'network_dim', 4), numberOption(options, 'network_alpha', 1)];
  const usualDim = numberOption(recipeById(recipe)?.options ?? {}, 'network_dim', alpha);
  if (dim <= 0 || alpha / dim <= USUAL) return;
  yield {
    code: 'train-scale',
    severity: 'warning',
    setting: optionSetting('network_dim'),
    message: message(
      'network_alpha is {0} by the recipe, and network_dim {1}: the LoRA is scaled by {2}.',
      alpha,
      dim,
      Math.round((alpha / dim) * 100) / 100,
    ),
    wayOut: message(
      'Set network_alpha too; {0} keeps what the recipe has.',
      Math.round((dim * alpha) / usualDim),
    ),
  };
};
