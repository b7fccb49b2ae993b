import { message } from '../../message.ts';
import { families } from '../../trainers/sd-scripts/families.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { ofAnything, portrait } from './pieces/purposes.ts';
import { cached, usual } from './pieces/usual.ts';

/** Anything on Anima. */
export const anima: Recipe = {
  ...combine(usual, cached, {
    options: {
      network_module: families.anima.networkModule,
      network_dim: 8,
      network_train_unet_only: true,
      mixed_precision: 'bf16',
      timestep_sampling: 'sigmoid',
      discrete_flow_shift: 1,
      vae_chunk_size: 64,
      vae_disable_cache: true,
    },
    reasonsIn: { network_train_unet_only: ['cache_text_encoder_outputs'] },
    why: {
      network_train_unet_only: 'What is cached can not be trained.',
      network_dim: "As in the example of the trainer's guide, docs/anima_train_network.md.",
      learning_rate: 'An example of the guide, for the default alpha, 1; with a higher alpha it is less.',
      vae_chunk_size: 'The VAE works in pieces of this size: it needs less memory.',
      vae_disable_cache: 'The VAE needs less memory.',
    },
    differences: [
      {
        option: 'network_train_unet_only',
        message: message('Only the model is trained, not its text encoder.'),
        why: message(
          "The trainer refuses the guide's example without it: the text encoder's outputs are cached.",
        ),
      },
    ],
  }),
  ...ofAnything,
  id: 'anima',
  title: message('Anima'),
  about: message('Anything on Anima.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'anima',
  model: 'anima',
  download: undefined,
  prompts: portrait('--w 1024 --h 1024'),
  contested: [
    'The guide names no resolution: 1024 × 1024 is that of the other large models.',
    'Anima alone takes `caption_dropout_rate` together with cached outputs of the text encoder.',
  ],
  sources: [
    'sd-scripts, `docs/anima_train_network.md`: all that is particular to the model, rank, rates, optimizer, precision, what is cached.',
    'kohya_ss: the limits of the buckets, fp16 files.',
  ],
};
