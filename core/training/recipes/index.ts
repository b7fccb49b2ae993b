import type { Recipe } from '../recipe.ts';
import { sd15Likeness } from './sd15-likeness.ts';

/** The recipes there are, the default first. */
export const recipes = [sd15Likeness] as const satisfies readonly [Recipe, ...Recipe[]];

/** The recipe of an id; the default one where no id is given; undefined for an unknown id. */
export function recipeById(id: string | undefined): Recipe | undefined {
  return id === undefined ? recipes[0] : recipes.find((recipe) => recipe.id === id);
}
