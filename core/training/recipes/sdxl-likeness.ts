import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { likeness, ofLikeness, portrait, stepsAreTheArticles } from './pieces/purposes.ts';
import { SDXL_BASE, sdxl, sdxlContested, sdxlSettings, sdxlSources } from './pieces/sdxl.ts';

/** A person or character on SDXL. */
export const sdxlLikeness: Recipe = {
  ...combine(sdxl, likeness),
  ...ofLikeness,
  id: 'sdxl-likeness',
  title: message('A likeness on SDXL'),
  about: message('One person or character on SDXL, from about 40 pictures.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'sdxl',
  model: 'sdxl',
  download: SDXL_BASE,
  prompts: portrait(sdxlSettings, ' --n cartoon, drawing, illustration, 3d render, child, teen'),
  contested: [stepsAreTheArticles, ...sdxlContested],
  sources: [...sdxlSources, 'The article that `sd15-likeness` follows: batch, repeats, epochs, pictures.'],
};
