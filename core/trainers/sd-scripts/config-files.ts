import { stringify } from 'smol-toml';
import { joinPath } from '../../path.ts';
import { mergeOptions, type Options } from '../../training/options.ts';
import type { Plan } from '../../training/plan.ts';
import { resolutionOf } from './bucket-of-image.ts';
import { defaultBucketOptions } from './buckets.ts';
import { ACCELERATE_FILE, accelerateConfig } from './command.ts';
import { generalOptions, isAboutData } from './dataset-options.ts';
import { families } from './families.ts';

/** The text of each file that a run folder has for the trainer, by its name. */
export type ConfigFiles = Readonly<
  Record<'accelerate.yaml' | 'config.toml' | 'dataset.toml' | 'prompts.txt', string>
>;

/** Options that say where a run's files are: they are ours, whatever a dataset's configuration says. */
export const ownOptions: ReadonlySet<string> = new Set([
  ...['pretrained_model_name_or_path', 'output_dir', 'output_name', 'logging_dir', 'sample_prompts'],
  ...['config_file', 'dataset_config', 'train_data_dir', 'reg_data_dir', 'in_json', 'dataset_class'],
  ...['output_config', 'debug_dataset', 'console_log_file', 'console_log_simple', 'console_log_level'],
]);

/** Options that `dataset.toml` says of its own, from the dataset's configuration and the names of its folders. */
export const datasetOptions: ReadonlySet<string> = new Set([
  ...['caption_extension', 'caption_extention', 'dataset_repeats'],
]);

/** Options that become a part of a path below the run's folder: no more than a name. */
const names: ReadonlySet<string> = new Set(['log_prefix', 'log_tracker_name', 'save_model_as']);

/** Whether an option with this value would say where a run's files are. */
export function isOurs(option: string, value: unknown): boolean {
  return ownOptions.has(option) || (names.has(option) && /[/\\]/.test(String(value)));
}

/** The tables of the file, which the trainer flattens: they are for whoever reads it. */
const tables: readonly (readonly [name: string, options: RegExp])[] = [
  [
    'model',
    /^(?:pretrained_|v2$|v_param|vae|ae$|clip_[lg]$|t5xxl$|gemma2$|qwen3$|text_encoder$|byt5$|llm_adapter_path|t5_tokenizer_path|model_type|tokenizer_|clip_skip|max_token_length)/,
  ],
  ['network', /^network_|^dim_from/],
  ['saving', /^(?:output_|save_|no_metadata|metadata_|training_comment)/],
  ['samples', /^sample_/],
  ['logging', /^(?:log_|logging_|wandb_)/],
  ['training', /^/],
];

/**
 * The trainer's own files of a run. Paths in them are absolute, with `/` on every platform: backslashes of Windows would
 * be escapes. Colours, buckets and all else about pictures is in `dataset.toml`, the rest in `config.toml`.
 * @param folder the run folder
 * @param why comments, by option
 */
export function configFiles(
  plan: Plan,
  folder: string,
  why: Readonly<Record<string, string>> = {},
): ConfigFiles {
  const written = { ...plan, options: writtenOptions(plan.options) };
  return {
    'config.toml': trainingConfig(written, folder, why),
    'dataset.toml': datasetConfig(written, why),
    [ACCELERATE_FILE]: accelerateConfig(plan.launch),
    'prompts.txt': plan.prompts.map((prompt) => `${prompt}\n`).join(''),
  };
}

/**
 * The options as they can be written. A table among them would be one of the file's, whose content the trainer takes
 * for options; a list of values of several kinds can't be read by it.
 */
function writtenOptions(options: Options): Options {
  return Object.fromEntries(
    Object.entries(options).filter(
      ([option, value]) => !isOurs(option, value) && !datasetOptions.has(option) && isPlain(value),
    ),
  );
}

function isPlain(value: unknown): boolean {
  const values = Array.isArray(value) ? value : [value];
  const kinds = new Set(values.map((one) => typeof one));
  return kinds.size <= 1 && [...kinds].every((kind) => ['string', 'number', 'boolean'].includes(kind));
}

function trainingConfig(plan: Plan, folder: string, why: Readonly<Record<string, string>>): string {
  const options = trainingOptions(plan, folder);
  const left = new Map(Object.entries(options));
  const texts = tables.map(([name, pattern]) => {
    const own = [...left].filter(([option]) => pattern.test(option));
    for (const [option] of own) left.delete(option);
    return own.length > 0 ? `[${name}]\n${own.map((one) => entry(one, why)).join('')}` : '';
  });
  const title = `# ${oneLine(`"${plan.name}", by the recipe "${plan.recipe}".`)}\n`;
  return [title, ...texts.filter((text) => text !== '')].join('\n');
}

function trainingOptions(plan: Plan, folder: string): Options {
  const ofTraining = Object.entries(plan.options).filter(
    ([option]) => !isAboutData(option) && !(plan.prompts.length === 0 && option.startsWith('sample_')),
  );
  const [width, height] = resolutionOf(plan.options['resolution']) ?? defaultBucketOptions.resolution;
  return mergeOptions(
    { pretrained_model_name_or_path: plan.model.place },
    partsOf(plan),
    Object.fromEntries(ofTraining),
    families[plan.family].forced,
    // Without it the files would say that they were trained at 512 × 512.
    { resolution: `${width},${height}` },
    { output_dir: joinPath(folder, 'output'), output_name: plan.name },
    { logging_dir: joinPath(folder, 'logs') },
    plan.prompts.length > 0 ? { sample_prompts: joinPath(folder, 'prompts.txt') } : {},
  );
}

/** The files that belong to the base model, as far as the script takes them; the user's own options outweigh them. */
function partsOf({ family, model: { parts = {} } }: Plan): Options {
  const { needed, optional } = families[family];
  return Object.fromEntries(
    [...needed, ...optional].flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name]]])),
  );
}

function datasetConfig(plan: Plan, why: Readonly<Record<string, string>>): string {
  const resolution = resolutionOf(plan.options['resolution']) ?? defaultBucketOptions.resolution;
  const general = { ...generalOptions(plan.options), resolution, caption_extension: plan.captionExtension };
  const comments = { ...why, resolution: '' };
  const subsets = plan.subsets.map(({ folder, repeats, classTokens, isRegularization }) => {
    const subset = {
      image_dir: folder,
      num_repeats: repeats,
      ...(classTokens === undefined ? {} : { class_tokens: classTokens }),
      ...(isRegularization ? { is_reg: true } : {}),
    };
    return `[[datasets.subsets]]\n${stringify(subset)}`;
  });
  const entries = Object.entries(general).map((one) => entry(one, comments));
  return ['# The trainer does not read the numbers in the names of folders here: num_repeats counts.\n']
    .concat(`[general]\n${entries.join('')}`, '[[datasets]]\n', subsets)
    .join('\n');
}

function entry([option, value]: readonly [string, unknown], why: Readonly<Record<string, string>>): string {
  const comment = Object.hasOwn(why, option) ? why[option] : undefined;
  const line = stringify({ [option]: value }, { numbersAsFloat: hasPoint(option, value) });
  return `${comment ? `# ${oneLine(comment)}\n` : ''}${line}`;
}

/** The trainer's schema takes no whole number for this share, its reader of TOML no list with numbers of both kinds. */
function hasPoint(option: string, value: unknown): boolean {
  const isFraction = (one: unknown) => typeof one === 'number' && !Number.isInteger(one);
  return option === 'validation_split' || (Array.isArray(value) && value.some(isFraction));
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
