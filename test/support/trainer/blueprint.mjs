// The datasets of a run with all their values: what a subset doesn't say its dataset says, then the general part, then
// the trainer's own options, then the default.
import fs from 'node:fs';
import path from 'node:path';
import { readToml } from './config-file.mjs';
import { complaintAbout } from './dataset-schema.mjs';
import { PythonError, Refusal } from './errors.mjs';
import { readFolderName } from './folder-name.mjs';

const invalidConfig = 'failures/dataset-config-unknown-key.log';
const datasetsFailed = 'failures/bucket-side-zero.log';

const subsetDefaults = {
  image_dir: undefined,
  is_reg: false,
  class_tokens: undefined,
  caption_extension: '.caption',
  num_repeats: 1n,
  shuffle_caption: false,
  keep_tokens: 0n,
  caption_dropout_rate: 0,
  caption_dropout_every_n_epochs: 0n,
  caption_tag_dropout_rate: 0,
  caption_prefix: undefined,
  caption_suffix: undefined,
  color_aug: false,
  flip_aug: false,
  face_crop_aug_range: undefined,
  random_crop: false,
  token_warmup_min: 1n,
  token_warmup_step: 0n,
  alpha_mask: false,
  resize_interpolation: undefined,
  custom_attributes: {},
};
const datasetDefaults = {
  batch_size: 1n,
  resolution: undefined,
  resize_interpolation: undefined,
  enable_bucket: false,
  min_bucket_reso: 256n,
  max_bucket_reso: 1024n,
  bucket_reso_steps: 64n,
  bucket_no_upscale: false,
  validation_split: 0,
};

const pick = (defaults, levels) =>
  Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => {
      const level = levels.find((one) => one[key] !== undefined);
      return [key, level === undefined ? value : level[key]];
    }),
  );

const pairOf = (value) => (Array.isArray(value) ? value : [value, value]);

/** The options that stand behind a dataset configuration, under the names that they have there. */
function behind(args) {
  const { train_batch_size: batch_size, dataset_repeats: num_repeats, resolution, ...rest } = args;
  const sides = resolution?.split(',').map((side) => BigInt(side.trim()));
  return { ...rest, batch_size, num_repeats, resolution: sides?.length === 1 ? sides[0] : sides };
}

/** Fills in the values of all datasets. @param {Record<string, unknown>} config a dataset configuration that is valid */
export function blueprintOf(config, args) {
  const below = [config.general ?? {}, behind(args)];
  return (config.datasets ?? []).map((dataset) => {
    const values = pick(datasetDefaults, [dataset, ...below]);
    const subsets = (dataset.subsets ?? []).map((subset) => {
      const found = pick(subsetDefaults, [subset, dataset, ...below]);
      const extension = found.caption_extension;
      return { ...found, caption_extension: extension.startsWith('.') ? extension : `.${extension}` };
    });
    if (values.resolution === undefined) {
      const message = 'AssertionError: resolution is required / resolution（解像度）指定は必須です';
      throw new PythonError(message, datasetsFailed);
    }
    if (Number(values.validation_split) !== 0) throw new Refusal("the stand-in can't play validation_split");
    return { ...values, resolution: pairOf(values.resolution).map(Number), subsets };
  });
}

function subsetsIn(folder, isReg, warn) {
  if (folder === undefined || !fs.existsSync(folder)) return [];
  const folders = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const read = readFolderName(name);
    if (read === undefined) warn(name);
    if (read === undefined || read.repeats < 1) return [];
    const { repeats, classTokens } = read;
    return [
      {
        image_dir: path.join(folder, name),
        num_repeats: BigInt(repeats),
        is_reg: isReg,
        class_tokens: classTokens,
      },
    ];
  });
}

/** The dataset of folders named `10_alice woman`. */
export function configOfFolders(args, log) {
  const warn = (name) =>
    log.warning(
      'config_util.py:613',
      `ignore directory without repeats / 繰り返し回数のないディレクトリを無視します: ${name}`,
    );
  const subsets = [
    ...subsetsIn(args.train_data_dir, false, warn),
    ...subsetsIn(args.reg_data_dir, true, warn),
  ];
  return { datasets: [{ subsets }] };
}

const unplayed = ['metadata_file', 'conditioning_data_dir'];

/** Reads a dataset configuration, and complains of it as the trainer does. */
export function readDatasetConfig(file, args, log) {
  if (!fs.existsSync(file)) {
    const message = `ValueError: file not found / ファイルが見つかりません: ${file}`;
    throw new PythonError(message, datasetsFailed);
  }
  if (!file.toLowerCase().endsWith('.toml')) throw new Refusal(`${file}: only TOML is read here`);
  const config = readToml(file);
  const wrong = complaintAbout(config, { maskedLoss: args.masked_loss === true });
  if (wrong !== undefined) {
    log.error('config_util.py:375', 'Invalid user config / ユーザ設定の形式が正しくないようです');
    throw new PythonError(`voluptuous.error.MultipleInvalid: ${wrong}`, invalidConfig);
  }
  const subsets = (config.datasets ?? []).flatMap((dataset) => dataset.subsets ?? []);
  const used = unplayed.filter((key) => subsets.some((subset) => key in subset));
  if (used.length > 0) throw new Refusal(`${file}: the stand-in can't play ${used.join(', ')}`);
  if (subsets.length === 0) {
    const message = 'AssertionError: datasets should not be an empty iterable';
    throw new PythonError(message, datasetsFailed);
  }
  return config;
}
