import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { batchOfStyle, ofAnything, scenes } from './pieces/purposes.ts';
import { SDXL_BASE, sdxl, sdxlContested, sdxlSettings, sdxlSources } from './pieces/sdxl.ts';

/** A style on SDXL. */
export const sdxlStyle: Recipe = {
  ...sdxl,
  ...ofAnything,
  id: 'sdxl-style',
  title: message('A style on SDXL'),
  about: message('How something is drawn or photographed, on SDXL, from a few hundred pictures.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'sdxl',
  model: 'sdxl',
  download: SDXL_BASE,
  prompts: scenes(sdxlSettings),
  contested: [batchOfStyle, ...sdxlContested],
  sources: sdxlSources,
};
