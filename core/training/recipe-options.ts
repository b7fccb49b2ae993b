import { mergeOptions, type Options } from './options.ts';
import type { Recipe } from './recipe.ts';
import { overlayFor, overlayOptions } from './vram-overlays.ts';

/**
 * The options of a training: the recipe's, what the GPU's memory changes of them, the user's.
 * @param vram GB @param own what the user set, which outweighs all else
 */
export function recipeOptions(recipe: Recipe, vram: number | undefined, own: Options): Options {
  const overlay = vram === undefined ? undefined : overlayFor(recipe.family, vram);
  return mergeOptions(optionsBeside(recipe, own), overlay && overlayOptions(overlay, own), own);
}

/** The recipe's options, without those that the user says in another way. */
export function optionsBeside({ options, yieldsTo }: Recipe, own: Options): Options {
  const isInstead = (other: string) => Object.hasOwn(own, other) && Boolean(own[other]);
  return Object.fromEntries(Object.entries(options).filter(([option]) => !yieldsTo[option]?.some(isInstead)));
}
