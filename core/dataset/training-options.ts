import type { Config } from '../config/schema.ts';
import { mergeOptions, type Options } from '../training/options.ts';
import { recipeById } from '../training/recipes/index.ts';

/** The options of a dataset's training as it is configured: the recipe's, and the user's over them. */
export function trainingOptions({ training }: Config): Options {
  return mergeOptions(recipeById(training?.recipe)?.options, training?.options);
}
