import type { Recipe } from '../recipe.ts';
import { anima } from './anima.ts';
import { chroma } from './chroma.ts';
import { fluxLikeness } from './flux-likeness.ts';
import { fluxStyle } from './flux-style.ts';
import { hunyuanImage } from './hunyuan-image.ts';
import { illustriousLikeness } from './illustrious-likeness.ts';
import { lumina } from './lumina.ts';
import { noobaiVpred } from './noobai-vpred.ts';
import { ponyLikeness } from './pony-likeness.ts';
import { sd15Likeness } from './sd15-likeness.ts';
import { sd15LikenessLean } from './sd15-likeness-lean.ts';
import { sd15Style } from './sd15-style.ts';
import { sd35Likeness } from './sd35-likeness.ts';
import { sdxlLikeness } from './sdxl-likeness.ts';
import { sdxlStyle } from './sdxl-style.ts';

/** The recipes there are, the default first. */
export const recipes = [
  sd15Likeness,
  sd15LikenessLean,
  sd15Style,
  sdxlLikeness,
  sdxlStyle,
  illustriousLikeness,
  ponyLikeness,
  noobaiVpred,
  fluxLikeness,
  fluxStyle,
  chroma,
  sd35Likeness,
  lumina,
  hunyuanImage,
  anima,
] as const satisfies readonly [Recipe, ...Recipe[]];

/** The recipe of an id; the default one where no id is given; undefined for an unknown id. */
export function recipeById(id: string | undefined): Recipe | undefined {
  return id === undefined ? recipes[0] : recipes.find((recipe) => recipe.id === id);
}
