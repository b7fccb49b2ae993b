import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { flux, fluxContested, fluxSettings, fluxSources } from './pieces/flux.ts';
import { batchOfStyle, ofAnything, scenes } from './pieces/purposes.ts';

/** A style on FLUX.1 [dev]. */
export const fluxStyle: Recipe = {
  ...flux,
  ...ofAnything,
  id: 'flux-style',
  title: message('A style on FLUX.1'),
  about: message('How something is drawn or photographed, on FLUX.1 [dev], from a few hundred pictures.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'flux',
  model: 'flux-dev',
  download: undefined,
  prompts: scenes(fluxSettings),
  contested: [
    batchOfStyle,
    "With 24 GB the guide's basic settings leave room for a batch of 2.",
    ...fluxContested,
  ],
  sources: fluxSources,
};
