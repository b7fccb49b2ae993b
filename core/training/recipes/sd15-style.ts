import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { lean } from './pieces/lean.ts';
import { combine } from './pieces/piece.ts';
import { batchOfStyle, ofAnything, scenes } from './pieces/purposes.ts';
import { sd15Likeness } from './sd15-likeness.ts';

const { train_batch_size: _, max_train_epochs: __, ...options } = lean.options;

/** A style on SD 1.5. */
export const sd15Style: Recipe = {
  ...sd15Likeness,
  ...ofAnything,
  ...combine({ ...lean, options }, { options: { max_train_epochs: 10 } }),
  id: 'sd15-style',
  title: message('A style on SD 1.5'),
  about: message('How something is drawn or photographed, on SD 1.5, from a few hundred pictures.'),
  isTested: false,
  prompts: scenes('--w 512 --h 512 --s 35'),
  contested: [
    batchOfStyle,
    'Optimizer, schedule and resolution are those of the article, which writes of a likeness.',
    'Sets of tags are commonly shuffled for a style: `shuffle_caption = true` with `keep_tokens`. The article keeps them as written.',
  ],
  sources: [
    'The article that `sd15-likeness` follows: optimizer, schedule, resolution; colours stay as they are where they matter.',
    'sd-scripts, `docs/train_network.md`: 10 epochs, an alpha of half the rank. Ranks of 8 to 32 are usual today.',
  ],
};
