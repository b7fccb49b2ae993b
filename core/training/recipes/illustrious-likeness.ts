import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { portrait } from './pieces/purposes.ts';
import { sdxlSettings } from './pieces/sdxl.ts';
import { sdxlLikeness } from './sdxl-likeness.ts';

/** A character on Illustrious, which is made of SDXL. */
export const illustriousLikeness: Recipe = {
  ...sdxlLikeness,
  id: 'illustrious-likeness',
  title: message('A likeness on Illustrious'),
  about: message('One character on Illustrious, a model of drawings made of SDXL, from about 40 pictures.'),
  model: 'illustrious',
  download: undefined,
  prompts: portrait(sdxlSettings),
  contested: [
    'Nothing in it is particular to Illustrious but the base model: all else is as for SDXL.',
    ...sdxlLikeness.contested,
  ],
};
