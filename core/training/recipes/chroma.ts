import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { chroma as piece } from './pieces/flux.ts';
import { ofAnything, portrait } from './pieces/purposes.ts';

/** Anything on Chroma. */
export const chroma: Recipe = {
  ...piece,
  ...ofAnything,
  id: 'chroma',
  title: message('Chroma'),
  about: message('Anything on Chroma, which is made of FLUX.1.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'chroma',
  model: 'chroma',
  download: undefined,
  prompts: portrait(
    '--w 1024 --h 1024 --s 20 --l 4.0 --g 0.0',
    ' --n low quality, ugly, unfinished, out of focus, deformed, blurry, smudged',
  ),
  contested: [
    'The guide gives no whole example for Chroma: rank, rates, optimizer and the blocks that are swapped are those of its example for FLUX.1.',
    'Its sample prompts have 512 × 512; here they have the size that is trained.',
  ],
  sources: [
    'sd-scripts, `docs/flux_train_network.md`: what is particular to Chroma, and a sample prompt with a negative prompt, `--l 4.0` and `--g 0.0`.',
    'kohya_ss: the limits of the buckets, fp16 files.',
  ],
};
