import { type ConfigNode, childOf, tablesIn } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { optionTable } from '../known-options.ts';
import { isPromptName } from './config-names.ts';
import { datasetSchema, generalSchema, subsetSchema } from './dataset-schema.ts';
import { dialectOf, isPreset } from './dialects.ts';
import { writtenOptions } from './training-options.ts';

/** What a file is to the trainer; `preset`: to the window of kohya_ss around it; `foreign`: to another trainer. */
export type ConfigKind = 'dataset' | 'training' | 'prompts' | 'preset' | 'foreign';

/** Options that hardly anything else than a training is configured with. */
const telling = new Set([
  ...['pretrained_model_name_or_path', 'network_module', 'network_dim', 'network_alpha', 'train_data_dir'],
  ...['dataset_config', 'output_name', 'sample_prompts', 'optimizer_type', 'lr_scheduler', 'unet_lr'],
  ...['text_encoder_lr', 'max_train_steps', 'max_train_epochs', 'save_every_n_epochs', 'train_batch_size'],
  ...['learning_rate', 'mixed_precision', 'save_model_as', 'network_args', 'optimizer_args', 'cache_latents'],
]);

const datasetKeys = new Set(
  [generalSchema, datasetSchema('captions'), subsetSchema('captions'), subsetSchema('metadata')].flatMap(
    ({ keys }) => Object.keys(keys),
  ),
);

/**
 * What a file is, by what it says; its name decides where that could be anything.
 * @param root what it says; undefined for a text, or where it can't be read
 * @param isMeant whether somebody named the file, as one to look at
 */
export function configKind(
  name: string,
  text: string,
  root: ConfigNode | undefined,
  isMeant: boolean,
): ConfigKind | undefined {
  if (/\.txt$/i.test(name)) return isMeant || isPromptName(name) ? 'prompts' : undefined;
  const dialect = dialectOf(text);
  if (/\.ya?ml$/i.test(name)) return dialect ? 'foreign' : undefined;
  if (isPreset({ name, text })) return 'preset';
  if (dialect) return 'foreign';
  if (!root) return kindOfBroken(name, text) ?? (isMeant && /\.toml$/i.test(name) ? 'training' : undefined);
  if (isDatasetConfig(name, root, isMeant)) return 'dataset';
  if (isPromptFile(name, root, isMeant)) return 'prompts';
  return /\.toml$/i.test(name) && isTrainingConfig(name, root, isMeant) ? 'training' : undefined;
}

function isDatasetConfig(name: string, root: ConfigNode, isMeant: boolean): boolean {
  const datasets = childOf(root, 'datasets');
  const general = childOf(root, 'general');
  const isNamed = /dataset/i.test(name) && !/prompt/i.test(name);
  if ((isNamed || isMeant) && (datasets || general)) return true;
  if (
    isNamed &&
    root.kind === 'table' &&
    (root.entries.size === 0 || writtenOptions(root).every(({ name: key }) => datasetKeys.has(key)))
  )
    return true;
  const isOurs = (node: ConfigNode | undefined) =>
    node?.kind === 'table' && [...node.entries.keys()].some((key) => datasetKeys.has(key));
  return tablesIn(datasets).some((one) => one.entries.has('subsets') || isOurs(one)) || isOurs(general);
}

function isPromptFile(name: string, root: ConfigNode, isMeant: boolean): boolean {
  const isNamed = /prompt/i.test(name);
  if (root.kind === 'list')
    return isNamed && (isMeant || root.items.every(({ kind }) => kind === 'text' || kind === 'table'));
  const prompt = childOf(root, 'prompt');
  if (/\.json$/i.test(name)) return false;
  return prompt?.kind === 'table'
    ? isNamed || childOf(prompt, 'subset')?.kind === 'list'
    : isNamed && prompt !== undefined;
}

function isTrainingConfig(name: string, root: ConfigNode, isMeant: boolean): boolean {
  const names = writtenOptions(root).map((option) => option.name);
  const known = names.filter((option) => optionTable.has(option));
  if (known.length > 1 && known.some((option) => telling.has(option))) return true;
  if (/config|train|lora/i.test(name) && known.length > 0 && known.length * 2 >= names.length) return true;
  if (!isMeant) return false;
  const isNear = (option: string) => option.length > 4 && nearest(option, [...telling]) !== undefined;
  return (
    known.length > 0 ||
    names.some(isNear) ||
    (/config|train|lora/i.test(name) && !/pyproject|cargo/i.test(name))
  );
}

/** Of a text that can't be read its lines still tell. */
function kindOfBroken(name: string, text: string): ConfigKind | undefined {
  if (/^[^\S\r\n]*\[\[?\s*datasets\b/m.test(text) || /"datasets"\s*:/.test(text)) return 'dataset';
  if (/^[^\S\r\n]*\[\[?\s*prompt(?:\.subset)?\s*\]/m.test(text) || /prompt[^/]*\.json$/i.test(name))
    return 'prompts';
  const keys = [...text.matchAll(/^[^\S\r\n]*(\w+)\s*=/gm)].map(([, key = '']) => key);
  if (/\.toml$/i.test(name) && keys.some((key) => telling.has(key))) return 'training';
  if (keys.some((key) => datasetKeys.has(key)) && /dataset/i.test(name)) return 'dataset';
  return undefined;
}
