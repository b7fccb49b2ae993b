import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { portrait } from './pieces/purposes.ts';
import { sdxlSettings } from './pieces/sdxl.ts';
import { sdxlLikeness } from './sdxl-likeness.ts';

/** A character on Pony Diffusion XL, which is made of SDXL. */
export const ponyLikeness: Recipe = {
  ...sdxlLikeness,
  id: 'pony-likeness',
  title: message('A likeness on Pony Diffusion XL'),
  about: message(
    'One character on Pony Diffusion XL, a model of drawings made of SDXL, from about 40 pictures.',
  ),
  model: 'pony',
  download: undefined,
  prompts: portrait(sdxlSettings),
  contested: [
    'Nothing in it is particular to Pony Diffusion XL but the base model: all else is as for SDXL.',
    ...sdxlLikeness.contested,
  ],
};
