import type { Path } from '../../config/toml.ts';
import { optionSetting } from '../../training/problem.ts';

/** Options that mend a failure, the likeliest first. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'bucket-reso-steps': ['bucket_reso_steps'],
  'min-bucket-reso': ['min_bucket_reso', 'resolution'],
  'max-bucket-reso': ['max_bucket_reso', 'resolution'],
  'bucket-of-size-zero': ['bucket_no_upscale', 'resolution'],
  'no-tokenizer': ['tokenizer_cache_dir'],
  'no-xformers': ['xformers'],
  'no-bitsandbytes': ['optimizer_type', 'use_8bit_adam'],
  'fp16-without-gpu': ['mixed_precision'],
  'out-of-gpu-memory': ['train_batch_size', 'resolution', 'gradient_checkpointing'],
  'needless-warmup': ['lr_warmup_steps'],
  'cached-latents-change': ['cache_latents', 'color_aug', 'random_crop'],
  'cached-captions-change': ['cache_text_encoder_outputs', 'shuffle_caption'],
  'cached-text-encoder-trained': ['cache_text_encoder_outputs', 'network_train_unet_only'],
  'nan-latents': ['no_half_vae'],
  'paging-file': ['max_data_loader_n_workers'],
  'worker-ended': ['max_data_loader_n_workers'],
};

/** Failures that another base model mends. */
const OF_MODEL = ['model-not-found', 'other-weights'];

/** What of the dataset's configuration mends a failure. @param id its kind @param groups what its text names */
export function settingsThatMend(id: string, [first = '']: readonly string[]): readonly Path[] {
  if (OF_MODEL.includes(id)) return [['training', 'model']];
  // What the trainer does not know is what somebody wrote.
  if (id === 'unknown-argument')
    return [...first.matchAll(/--(\w+)/g)].map(([, name = '']) => optionSetting(name));
  return (OPTIONS[id] ?? []).map(optionSetting);
}
