import { sd15Likeness } from '../sd15-likeness.ts';
import { combine } from './piece.ts';

const { cache_latents: _, network_alpha: __, ...why } = sd15Likeness.why;
const { cache_latents: ___, ...reasonsIn } = sd15Likeness.reasonsIn;

/** The article's way for SD 1.5 with a third of the rank and without augmentation, so that latents can be cached. */
export const lean = combine(
  {
    ...sd15Likeness,
    why,
    reasonsIn,
    differences: sd15Likeness.differences.filter(({ option }) => option !== 'cache_latents'),
  },
  {
    options: { network_dim: 32, network_alpha: 16, color_aug: false, flip_aug: false, cache_latents: true },
    why: {
      network_alpha: "Half the rank, as the trainer's guide recommends.",
      cache_latents: 'Each picture is the same each time, so that its latents are made once.',
    },
  },
);
