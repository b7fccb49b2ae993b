// The values of a dataset, as the trainer prints them.
import { repr, str, tuple } from './python-text.mjs';

function describeSubset(subset, index, dataset) {
  const lines = [
    `image_dir: "${subset.image_dir}"`,
    `image_count: ${subset.count}`,
    ...['num_repeats', 'shuffle_caption', 'keep_tokens', 'caption_dropout_rate'].map(plain),
    ...['caption_dropout_every_n_epochs', 'caption_tag_dropout_rate', 'caption_prefix'].map(plain),
    ...['caption_suffix', 'color_aug', 'flip_aug', 'face_crop_aug_range', 'random_crop'].map(plain),
    `token_warmup_min: ${str(subset.token_warmup_min)},`,
    `token_warmup_step: ${str(subset.token_warmup_step)},`,
    ...['alpha_mask', 'resize_interpolation', 'custom_attributes', 'is_reg'].map(plain),
    ...['class_tokens', 'caption_extension'].map(plain),
  ];
  function plain(key) {
    return `${key}: ${str(subset[key])}`;
  }
  return `  [Subset ${index} of Dataset ${dataset}]\n${lines.map((line) => `    ${line}\n`).join('')}\n`;
}

/** The text about one dataset and its subsets. */
export function describe({ values, limits, subsets }, index) {
  const { batch_size, resolution, resize_interpolation, enable_bucket, bucket_no_upscale } = values;
  const lines = [
    `batch_size: ${batch_size}`,
    `resolution: ${tuple(resolution)}`,
    `resize_interpolation: ${str(resize_interpolation)}`,
    `enable_bucket: ${repr(enable_bucket)}`,
  ];
  if (enable_bucket)
    lines.push(
      `min_bucket_reso: ${limits.min}`,
      `max_bucket_reso: ${limits.max}`,
      `bucket_reso_steps: ${limits.step}`,
      `bucket_no_upscale: ${repr(bucket_no_upscale)}`,
    );
  const own = `[Dataset ${index}]\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
  return own + subsets.map((subset, number) => describeSubset(subset, number, index)).join('');
}
