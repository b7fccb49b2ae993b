import { message } from '../../message.ts';
import { families } from '../../trainers/sd-scripts/families.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { ofAnything, portrait } from './pieces/purposes.ts';
import { cached, usual } from './pieces/usual.ts';

const row = families['hunyuan-image'];

/** Anything on HunyuanImage 2.1. */
export const hunyuanImage: Recipe = {
  ...combine(usual, cached, {
    options: {
      ...row.forced,
      network_module: row.networkModule,
      network_dim: 16,
      network_alpha: 1,
      mixed_precision: 'bf16',
      attn_mode: 'torch',
      split_attn: true,
      model_prediction_type: 'raw',
      discrete_flow_shift: 5,
      blocks_to_swap: 18,
    },
    yieldsTo: { blocks_to_swap: ['cpu_offload_checkpointing'] },
    why: {
      network_dim: "As in the example of the trainer's guide, docs/hunyuan_image_train_network.md.",
      network_train_unet_only: 'There is no LoRA for its text encoders.',
      learning_rate: "As in the example of the trainer's guide.",
      mixed_precision: 'Recommended by the trainer for this model.',
      split_attn: 'Needs less memory.',
      blocks_to_swap:
        'Keeps blocks of the model in the main memory: it needs less of the GPU, and is slower.',
    },
  }),
  ...ofAnything,
  id: 'hunyuan-image',
  title: message('HunyuanImage 2.1'),
  about: message('Anything on HunyuanImage 2.1.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'hunyuan-image',
  model: 'hunyuan-image',
  download: undefined,
  prompts: portrait('--w 1024 --h 1024'),
  contested: [
    'The guide calls 2048 × 2048 the most stable size for pictures; here samples have the size that is trained, that of its example of a dataset.',
    'Several resolutions at once are not recommended: the model was not made so.',
  ],
  sources: [
    'sd-scripts, `docs/hunyuan_image_train_network.md`: all that is particular to the model, rank, rates, optimizer, precision, what is cached, what helps with little memory.',
    'kohya_ss: the limits of the buckets, fp16 files.',
  ],
};
