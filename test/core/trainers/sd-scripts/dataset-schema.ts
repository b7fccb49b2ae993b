type Kind = 'bool' | 'int' | 'float' | 'number' | 'text' | 'size' | 'floats' | 'table';

/** What the trainer takes in `[general]` of a dataset config; it refuses all else. Source: `ConfigSanitizer`. */
export const generalSchema: Readonly<Record<string, Kind>> = {
  ...{ batch_size: 'int', bucket_no_upscale: 'bool', bucket_reso_steps: 'int', enable_bucket: 'bool' },
  ...{ max_bucket_reso: 'int', min_bucket_reso: 'int', validation_seed: 'int', validation_split: 'float' },
  ...{ resolution: 'size', network_multiplier: 'float', resize_interpolation: 'text', color_aug: 'bool' },
  ...{ face_crop_aug_range: 'floats', flip_aug: 'bool', num_repeats: 'int', random_crop: 'bool' },
  ...{
    shuffle_caption: 'bool',
    keep_tokens: 'int',
    keep_tokens_separator: 'text',
    secondary_separator: 'text',
  },
  ...{
    caption_separator: 'text',
    enable_wildcard: 'bool',
    token_warmup_min: 'int',
    token_warmup_step: 'number',
  },
  ...{ caption_prefix: 'text', caption_suffix: 'text', custom_attributes: 'table' },
  ...{
    caption_dropout_every_n_epochs: 'int',
    caption_dropout_rate: 'number',
    caption_tag_dropout_rate: 'number',
  },
  ...{ caption_extension: 'text', class_tokens: 'text', cache_info: 'bool' },
};

const subsetSchema: Readonly<Record<string, Kind>> = {
  ...{ image_dir: 'text', is_reg: 'bool', num_repeats: 'int', class_tokens: 'text' },
};

/** A value as TOML has it written: only there a whole number and one with a point differ. */
const written: Readonly<Record<Kind, RegExp>> = {
  bool: /^(?:true|false)$/,
  int: /^-?\d+$/,
  float: /^-?\d+(?:\.\d+(?:e[+-]\d+)?|e[+-]\d+)$/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/,
  text: /^".*"$/,
  size: /^\[ \d+, \d+ \]$/,
  floats: /^\[ \d+\.\d+, \d+\.\d+ \]$/,
  table: /^\{.*\}$/,
};

/** What the trainer would refuse in a dataset config that is written as ours are: one line a value. */
export function refusedIn(toml: string): readonly string[] {
  let table = '';
  return toml.split('\n').filter((line) => {
    if (line === '' || line.startsWith('#')) return false;
    if (line.startsWith('[')) {
      const isNext = { '': '[general]', '[general]': '[[datasets]]' }[table] ?? '[[datasets.subsets]]';
      table = line;
      return line !== isNext;
    }
    const [, key = '', value = ''] = /^(\w+) = (.*)$/.exec(line) ?? [];
    const kind = { '[general]': generalSchema, '[[datasets.subsets]]': subsetSchema }[table]?.[key];
    return kind === undefined || !written[kind].test(value);
  });
}
