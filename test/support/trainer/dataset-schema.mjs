// The schema of a --dataset_config, with the trainer's messages (facts: its validator is voluptuous). Whole numbers are
// BigInt here, so `1` does not pass for a float, and true passes for a whole number as Python's does.
import { isTable } from './config-file.mjs';
import { repr } from './python-text.mjs';

const expected = (name, test) => (value) => (test(value) ? undefined : `expected ${name}`);
const isInt = (value) => typeof value === 'bigint' || typeof value === 'boolean';
const isFloat = (value) => typeof value === 'number';
const pairOf = (test, value) => Array.isArray(value) && value.length === 2 && value.every(test);

const bool = expected('bool', (value) => typeof value === 'boolean');
const int = expected('int', isInt);
const float = expected('float', isFloat);
const floatOrInt = expected('float', (value) => isFloat(value) || isInt(value));
const str = expected('str', (value) => typeof value === 'string');
const dict = expected('dict', isTable);
const resolution = expected('int', (value) => isInt(value) || pairOf(isInt, value));
const twoFloats = (value) => {
  if (!Array.isArray(value) || value.length !== 2) return 'None';
  return value.every(isFloat) ? undefined : 'expected float';
};

/** What a table may hold: the check of each key, and the keys that it must have. @typedef {{ keys: Record<string, (value: unknown) => string | undefined>, required: string[] }} Schema */

const common = {
  color_aug: bool,
  face_crop_aug_range: twoFloats,
  flip_aug: bool,
  num_repeats: int,
  random_crop: bool,
  shuffle_caption: bool,
  keep_tokens: int,
  keep_tokens_separator: str,
  secondary_separator: str,
  caption_separator: str,
  enable_wildcard: bool,
  token_warmup_min: int,
  token_warmup_step: floatOrInt,
  caption_prefix: str,
  caption_suffix: str,
  custom_attributes: dict,
  resize_interpolation: str,
  caption_dropout_every_n_epochs: int,
  caption_dropout_rate: floatOrInt,
  caption_tag_dropout_rate: floatOrInt,
};
const ofDataset = {
  batch_size: int,
  bucket_no_upscale: bool,
  bucket_reso_steps: int,
  enable_bucket: bool,
  max_bucket_reso: int,
  min_bucket_reso: int,
  validation_seed: int,
  validation_split: float,
  resolution,
  network_multiplier: float,
  resize_interpolation: str,
};
const withCaptions = { caption_extension: str, class_tokens: str, cache_info: bool };

/** The three kinds of subsets: pictures with captions, metadata files, pictures with conditions. */
const kinds = {
  dreambooth: {
    own: withCaptions,
    subset: { image_dir: str, is_reg: bool, alpha_mask: bool },
    required: ['image_dir'],
  },
  finetuning: {
    own: {},
    subset: { metadata_file: str, image_dir: str, alpha_mask: bool },
    required: ['metadata_file'],
  },
  controlnet: {
    own: { caption_extension: str, cache_info: bool },
    subset: { image_dir: str, conditioning_data_dir: str },
    required: ['image_dir', 'conditioning_data_dir'],
  },
};

const general = { keys: { ...ofDataset, ...common, ...withCaptions }, required: [] };

function checkTable(data, { keys, required }, path) {
  if (!isTable(data)) return [{ message: 'expected a dictionary', path }];
  const errors = Object.entries(data).flatMap(([key, value]) => {
    const here = [...path, key];
    if (!Object.hasOwn(keys, key)) return [{ message: 'extra keys not allowed', path: here }];
    const found = keys[key](value, here) ?? [];
    const inside = Array.isArray(found) ? found : [{ message: found, path: here }];
    return inside.map(({ message, path: at }) =>
      at.length > here.length
        ? { message, path: at }
        : { message: `${message} for dictionary value`, path: at },
    );
  });
  const missing = required.filter((key) => !Object.hasOwn(data, key));
  return [
    ...errors,
    ...missing.map((key) => ({ message: 'required key not provided', path: [...path, key] })),
  ];
}

/** The check of a list of tables. */
const listOf = (check) => (value, path) =>
  Array.isArray(value) ? value.flatMap((one, index) => check(one, [...path, index])) : 'expected a list';

function kindOf(subsets, maskedLoss) {
  const all = (key, has) => subsets.every((subset) => key in Object(subset) === has);
  if (maskedLoss && all('conditioning_data_dir', true)) return kinds.controlnet;
  if (all('metadata_file', true)) return kinds.finetuning;
  return all('metadata_file', false) ? kinds.dreambooth : undefined;
}

const mixed =
  'DreamBooth subset and fine tuning subset cannot be mixed in the same dataset. Please split them into separate datasets. / DreamBoothのサブセットとfine tuninのサブセットを同一のデータセットに混在させることはできません。別々のデータセットに分割してください。';

function checkDataset(data, path, maskedLoss) {
  const subsets = Array.isArray(data?.subsets) ? data.subsets : [];
  const kind = kindOf(subsets, maskedLoss);
  if (kind === undefined) return [{ message: mixed, path }];
  const subset = { keys: { ...common, ...kind.subset, ...kind.own }, required: kind.required };
  const keys = { ...ofDataset, ...common, ...kind.own };
  const ofSubsets = listOf((one, inner) => checkTable(one, subset, inner));
  return checkTable(data, { keys: { ...keys, subsets: ofSubsets }, required: [] }, path);
}

/** What the trainer says of a dataset configuration first; undefined when it takes it. */
export function complaintAbout(config, { maskedLoss }) {
  const datasets = listOf((one, path) => checkDataset(one, path, maskedLoss));
  const keys = { general: (value, path) => checkTable(value, general, path), datasets };
  const [first] = checkTable(config, { keys, required: [] }, []);
  if (first === undefined) return undefined;
  const where = first.path.length === 0 ? '' : ` @ data[${first.path.map(place).join('][')}]`;
  return `${first.message}${where}`;
}

const place = (step) => (typeof step === 'number' ? String(step) : repr(step));
