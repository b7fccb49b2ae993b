import type { ConfigNode } from '../../../config/config-node.ts';

/** What a key of a dataset config takes. */
export type ValueKind = 'bool' | 'int' | 'float' | 'number' | 'text' | 'table' | 'size' | 'floats';

type Keys = Readonly<Record<string, ValueKind>>;

/** Keys that a subset has, or takes from its dataset, or that from `[general]`. */
const ofSubsets: Keys = {
  color_aug: 'bool',
  face_crop_aug_range: 'floats',
  flip_aug: 'bool',
  num_repeats: 'int',
  random_crop: 'bool',
  shuffle_caption: 'bool',
  keep_tokens: 'int',
  keep_tokens_separator: 'text',
  secondary_separator: 'text',
  caption_separator: 'text',
  enable_wildcard: 'bool',
  token_warmup_min: 'int',
  token_warmup_step: 'number',
  caption_prefix: 'text',
  caption_suffix: 'text',
  custom_attributes: 'table',
  resize_interpolation: 'text',
  caption_dropout_every_n_epochs: 'int',
  caption_dropout_rate: 'number',
  caption_tag_dropout_rate: 'number',
};

const ofDatasets: Keys = {
  batch_size: 'int',
  bucket_no_upscale: 'bool',
  bucket_reso_steps: 'int',
  enable_bucket: 'bool',
  max_bucket_reso: 'int',
  min_bucket_reso: 'int',
  validation_seed: 'int',
  validation_split: 'float',
  resolution: 'size',
  network_multiplier: 'float',
  resize_interpolation: 'text',
};

const ofCaptions: Keys = { caption_extension: 'text', class_tokens: 'text', cache_info: 'bool' };

/** What a dataset's subsets are: pictures with captions, a file of metadata, or pictures with masks. */
export type DatasetKind = 'captions' | 'metadata' | 'masks';

const kinds: Readonly<Record<DatasetKind, { own: Keys; subset: Keys; required: readonly string[] }>> = {
  captions: {
    own: ofCaptions,
    subset: { image_dir: 'text', is_reg: 'bool', alpha_mask: 'bool' },
    required: ['image_dir'],
  },
  metadata: {
    own: {},
    subset: { metadata_file: 'text', image_dir: 'text', alpha_mask: 'bool' },
    required: ['metadata_file'],
  },
  masks: {
    own: { caption_extension: 'text', cache_info: 'bool' },
    subset: { image_dir: 'text', conditioning_data_dir: 'text' },
    required: ['image_dir', 'conditioning_data_dir'],
  },
};

/** What a table may hold. */
export interface TableSchema {
  readonly keys: Keys;
  readonly required: readonly string[];
}

/** `[general]`. Source for all of these: `ConfigSanitizer` in `library/config_util.py`. */
export const generalSchema: TableSchema = {
  keys: { ...ofDatasets, ...ofSubsets, ...ofCaptions },
  required: [],
};

/** One of `[[datasets]]`; its `subsets` aside. */
export function datasetSchema(kind: DatasetKind): TableSchema {
  return { keys: { ...ofDatasets, ...ofSubsets, ...kinds[kind].own }, required: [] };
}

/** One of `[[datasets.subsets]]`. */
export function subsetSchema(kind: DatasetKind): TableSchema {
  const { own, subset, required } = kinds[kind];
  return { keys: { ...ofSubsets, ...subset, ...own }, required };
}

/** Whether a value is of a kind, as Python has it: true and false are whole numbers, a whole number is no float. */
export function isOfKind(kind: ValueKind, node: ConfigNode): boolean {
  const isInt = ({ kind: own }: ConfigNode) => own === 'int' || own === 'bool';
  const isPairOf = (test: (item: ConfigNode) => boolean) =>
    node.kind === 'list' && node.items.length === 2 && node.items.every(test);
  switch (kind) {
    case 'int':
      return isInt(node);
    case 'number':
      return isInt(node) || node.kind === 'float';
    case 'size':
      return isInt(node) || isPairOf(isInt);
    case 'floats':
      return isPairOf((item) => item.kind === 'float');
    default:
      return node.kind === kind;
  }
}

/** What is expected, in words that stand behind "the trainer takes". */
export const kindWords: Readonly<Record<ValueKind, string>> = {
  bool: 'true or false',
  int: 'a whole number',
  float: 'a number with a point, such as 1.0',
  number: 'a number',
  text: 'a text in quotes',
  table: 'a table',
  size: 'a whole number or two, such as 768 or [768, 768]',
  floats: 'two numbers with a point, such as [2.0, 4.0]',
};
