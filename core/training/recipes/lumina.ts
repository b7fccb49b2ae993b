import { message } from '../../message.ts';
import { families } from '../../trainers/sd-scripts/families.ts';
import type { Recipe } from '../recipe.ts';
import { combine } from './pieces/piece.ts';
import { ofAnything, portrait } from './pieces/purposes.ts';
import { cached, usual } from './pieces/usual.ts';

/** Anything on Lumina Image 2. */
export const lumina: Recipe = {
  ...combine(usual, cached, {
    options: {
      network_module: families.lumina.networkModule,
      network_dim: 8,
      network_alpha: 8,
      optimizer_type: 'AdamW',
      mixed_precision: 'bf16',
      timestep_sampling: 'nextdit_shift',
      discrete_flow_shift: 6,
      model_prediction_type: 'raw',
      system_prompt: 'You are an assistant designed to generate high-quality images based on user prompts.',
    },
    why: {
      network_dim: "As in the example of the trainer's guide, docs/lumina_train_network.md.",
      learning_rate: "As in the example of the trainer's guide.",
      timestep_sampling: "Recommended by the trainer's guide; the default is another one.",
      system_prompt: 'What stands before every caption, as when the model was made.',
    },
  }),
  ...ofAnything,
  id: 'lumina',
  title: message('Lumina Image 2'),
  about: message('Anything on Lumina Image 2.'),
  isTested: false,
  trainer: 'sd-scripts',
  family: 'lumina',
  model: 'lumina',
  download: undefined,
  prompts: portrait('--w 1024 --h 1024'),
  contested: [
    "The guide's options are recommendations of who contributed the script. It names no resolution: 1024 × 1024 is what samples have by default.",
    'Another system prompt of the guide asks for more fidelity to the text.',
  ],
  sources: [
    'sd-scripts, `docs/lumina_train_network.md`: all that is particular to the model, rank, rates, optimizer, precision, what is cached.',
    'kohya_ss: the limits of the buckets, fp16 files.',
  ],
};
