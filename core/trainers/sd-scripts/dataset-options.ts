import type { Options } from '../../training/options.ts';

/**
 * The options that are about pictures and captions. `[general]` of a dataset config takes them, under the same names
 * but one; it refuses all others. Source: `ConfigSanitizer` in `library/config_util.py`.
 */
const aboutData = new Set([
  ...['resolution', 'train_batch_size', 'enable_bucket', 'bucket_no_upscale', 'min_bucket_reso'],
  ...['max_bucket_reso', 'bucket_reso_steps', 'validation_seed', 'validation_split', 'resize_interpolation'],
  ...['shuffle_caption', 'enable_wildcard', 'color_aug', 'flip_aug', 'random_crop', 'cache_info'],
  ...['caption_separator', 'keep_tokens', 'keep_tokens_separator', 'secondary_separator'],
  ...['caption_prefix', 'caption_suffix', 'token_warmup_min', 'token_warmup_step'],
  ...['caption_dropout_rate', 'caption_tag_dropout_rate', 'caption_dropout_every_n_epochs'],
]);

const renamed: Readonly<Record<string, string>> = { train_batch_size: 'batch_size' };

/** Whether an option of the command line belongs into a dataset config. */
export function isAboutData(option: string): boolean {
  return aboutData.has(option);
}

/** The options that a dataset config takes, by its names. */
export function generalOptions(options: Options): Options {
  const own = Object.entries(options).filter(([option]) => isAboutData(option));
  return Object.fromEntries(own.map(([option, value]) => [renamed[option] ?? option, value]));
}

/** The option of the command line that an entry of `[general]` is; undefined for one that is none. */
export function optionOfGeneral(name: string): string | undefined {
  const option = Object.keys(renamed).find((one) => renamed[one] === name) ?? name;
  return isAboutData(option) ? option : undefined;
}
