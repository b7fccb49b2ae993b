import { families } from '../../../trainers/sd-scripts/families.ts';
import { combine } from './piece.ts';
import { cached, usual } from './usual.ts';

/** FLUX.1 [dev]: the example of the trainer's guide. */
export const flux = combine(usual, cached, {
  options: {
    ...families.flux.forced,
    network_module: families.flux.networkModule,
    network_dim: 16,
    network_alpha: 1,
    mixed_precision: 'fp16',
    sdpa: true,
    guidance_scale: 1,
    timestep_sampling: 'flux_shift',
    model_prediction_type: 'raw',
    blocks_to_swap: 18,
  },
  yieldsTo: { blocks_to_swap: ['cpu_offload_checkpointing'] },
  why: {
    network_dim: "As in the example of the trainer's guide, docs/flux_train_network.md.",
    learning_rate: "As in the example of the trainer's guide.",
    guidance_scale: 'Turns off for training what the model is distilled with; the default, 3.5, does not.',
    timestep_sampling: "Recommended by the trainer's guide; the default is another one.",
    model_prediction_type: "Recommended by the trainer's guide; the default is another one.",
    blocks_to_swap: 'Keeps blocks of the model in the main memory: it needs less of the GPU, and is slower.',
    sdpa: 'Fast attention that comes with PyTorch.',
  },
});

/** Chroma: what the guide to FLUX.1 says of it. */
export const chroma = combine(flux, {
  options: { ...families.chroma.forced, guidance_scale: 0, timestep_sampling: 'sigmoid' },
  why: {
    model_type: 'Trained by the script of FLUX.1, which has to be told.',
    apply_t5_attn_mask: 'Chroma needs it: the trainer refuses to start without.',
    guidance_scale: 'Chroma is not distilled, and has no guidance to be trained with.',
    timestep_sampling: "Recommended by the trainer's guide for Chroma.",
  },
});

export const fluxSettings = '--w 1024 --h 1024 --s 20';

export const fluxSources: readonly string[] = [
  'sd-scripts, `docs/flux_train_network.md`: all that is particular to the model, rank, rates, optimizer, precision, what is cached, 1024 × 1024.',
  'kohya_ss: the limits of the buckets, fp16 files.',
];

export const fluxContested: readonly string[] = [
  'The guide calls FLUX.1 training full of unknowns. It names another set that works well, too: `timestep_sampling = "shift"` with `discrete_flow_shift = 3.1582`.',
  "As in the guide's example CLIP-L is trained as well. `network_train_unet_only = true` leaves it as it is.",
  'Short captions of tags, as the article has them for SD 1.5, are not what T5 was made for: most write sentences.',
];
