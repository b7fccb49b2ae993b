import { families } from '../../../trainers/sd-scripts/families.ts';
import { combine } from './piece.ts';
import { cached, usual } from './usual.ts';

/** SDXL and what is made of it: the example of the trainer's guide, for the U-Net alone. */
export const sdxl = combine(usual, cached, {
  options: {
    network_module: families.sdxl.networkModule,
    network_dim: 32,
    network_alpha: 16,
    network_train_unet_only: true,
    mixed_precision: 'bf16',
    sdpa: true,
    sample_sampler: 'euler_a',
  },
  reasonsIn: { network_train_unet_only: ['cache_text_encoder_outputs'] },
  why: {
    network_dim: "As in the example of the trainer's guide, docs/sdxl_train_network.md.",
    network_train_unet_only: 'What is cached can not be trained, and the trainer advises it for SDXL anyway.',
    learning_rate: "As in the example of the trainer's guide.",
    mixed_precision: 'With fp16 the VAE of SDXL tends to fail.',
    cache_latents: 'The trainer recommends it for SDXL. Colours can not be varied then.',
    sdpa: 'Fast attention that comes with PyTorch.',
  },
});

/** SDXL itself, which the trainer can download. */
export const SDXL_BASE = 'stabilityai/stable-diffusion-xl-base-1.0';

export const sdxlSettings = '--w 1024 --h 1024';

export const sdxlSources: readonly string[] = [
  'sd-scripts, `docs/sdxl_train_network.md` and `docs/train_SDXL-en.md`: network, rates, optimizer, precision, what is cached, 1024 × 1024.',
  'kohya_ss: the limits of the buckets, fp16 files, the sampler.',
];

export const sdxlContested: readonly string[] = [
  "Many train the text encoders of SDXL as well, at a lower rate. The trainer's documentation advises against it; it would rule out `cache_text_encoder_outputs`.",
  '`AdamW8bit` wants the package bitsandbytes. `Adafactor` and `Prodigy` are as common.',
];
