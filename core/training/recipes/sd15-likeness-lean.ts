import { message } from '../../message.ts';
import type { Recipe } from '../recipe.ts';
import { lean } from './pieces/lean.ts';
import { sd15Likeness } from './sd15-likeness.ts';

/** The article's way with a third of the rank, and all pictures as they are. */
export const sd15LikenessLean: Recipe = {
  ...sd15Likeness,
  ...lean,
  id: 'sd15-likeness-lean',
  title: message('A likeness on SD 1.5, lean'),
  about: message(
    'As the likeness on SD 1.5, with a smaller file, faster, with pictures and colours as they are.',
  ),
  isTested: false,
  contested: [
    'The article takes rank 96: it would rather have a LoRA that is too large than one that misses something.',
    'Colour augmentation keeps a LoRA from learning the light of its pictures. It also shifts skin.',
    'Flipped pictures are twice as many. They also make a face symmetric.',
  ],
  sources: [
    'The article that `sd15-likeness` follows: all but rank, alpha and augmentation.',
    'sd-scripts, `docs/train_network.md`: an alpha of half the rank. Ranks of 8 to 32 are usual today.',
  ],
};
