import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { flux, fluxContested, fluxSettings, fluxSources } from './pieces/flux.ts';
import { combine } from './pieces/piece.ts';
import { likeness, ofLikeness, portrait, stepsAreTheArticles } from './pieces/purposes.ts';

/** A person or character on FLUX.1 [dev]. */
export const fluxLikeness: Recipe = {
  ...combine(flux, likeness),
  ...ofLikeness,
  id: 'flux-likeness',
  title: message('A likeness on FLUX.1'),
  about: message('One person or character on FLUX.1 [dev], from about 40 pictures.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'flux',
  model: 'flux-dev',
  download: undefined,
  prompts: portrait(fluxSettings),
  contested: [stepsAreTheArticles, ...fluxContested],
  sources: [...fluxSources, 'The article that `sd15-likeness` follows: batch, repeats, epochs, pictures.'],
};
