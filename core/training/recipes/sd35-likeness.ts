import { message } from '../../message.ts';
import { families } from '../../trainers/sd-scripts/families.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { likeness, ofLikeness, portrait, stepsAreTheArticles } from './pieces/purposes.ts';
import { usual } from './pieces/usual.ts';

/** A person or character on Stable Diffusion 3.5. */
export const sd35Likeness: Recipe = {
  ...combine(usual, likeness, {
    options: {
      network_module: families.sd3.networkModule,
      network_dim: 16,
      network_alpha: 1,
      network_train_unet_only: true,
      cache_text_encoder_outputs: true,
      mixed_precision: 'fp16',
      sdpa: true,
      weighting_scheme: 'uniform',
    },
    why: {
      network_train_unet_only: 'What is cached can not be trained.',
      network_dim: "As in the example of the trainer's guide, docs/sd3_train_network.md.",
      learning_rate: "As in the example of the trainer's guide.",
      cache_text_encoder_outputs: 'Recommended where no text encoder is trained: there are three of them.',
      sdpa: 'Fast attention that comes with PyTorch.',
    },
    differences: [
      {
        option: 'network_module',
        message: message('The network is networks.lora_sd3.'),
        why: message("The guide's example names networks.lora, which is made for U-Nets."),
      },
    ],
  }),
  ...ofLikeness,
  id: 'sd35-likeness',
  title: message('A likeness on SD 3.5'),
  about: message('One person or character on Stable Diffusion 3.5, from about 40 pictures.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'sd3',
  model: 'sd35',
  download: undefined,
  prompts: portrait('--w 1024 --h 1024'),
  contested: [
    stepsAreTheArticles,
    'The guide names no resolution: 1024 × 1024 is that of the other large models.',
    'Its example swaps 32 blocks (`blocks_to_swap`). How many there are depends on the size of the model, and the trainer stops where it is more than two less than all: set it where the GPU is too small.',
  ],
  sources: [
    'sd-scripts, `docs/sd3_train_network.md`: rank, rates, optimizer, precision, weighting, what is cached.',
    'The article that `sd15-likeness` follows: batch, repeats, epochs, pictures.',
    'kohya_ss: the network, the limits of the buckets, fp16 files.',
  ],
};
