import type { Config } from '../config/schema.ts';
import type { Options } from '../training/options.ts';
import { recipeOptions } from '../training/recipe-options.ts';
import { recipeById } from '../training/recipes/index.ts';

const optionsOf = new WeakMap<Config, Options>();

/**
 * The options of a dataset's training as it is configured, the recipe's and the user's over them: one object for one
 * configuration, since what is worked out from them is kept by it.
 */
export function trainingOptions(config: Config): Options {
  const known = optionsOf.get(config);
  if (known) return known;
  const { training } = config;
  const recipe = recipeById(training?.recipe);
  const own = training?.options ?? {};
  const options = recipe ? recipeOptions(recipe, training?.vram, own) : own;
  optionsOf.set(config, options);
  return options;
}
