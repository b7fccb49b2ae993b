import { numberOption, type Options } from '../../../training/options.ts';
import type { Plan } from '../../../training/plan.ts';
import { trainerOptions } from '../options/index.ts';
import type { GuiKey } from './gui-key.ts';
import { guiKeys } from './index.ts';
import { isPassedFor, type ModelKind } from './model-kinds.ts';
import { keyOfNetworkArg, loraTypesOf } from './network-args.ts';
import { defaultOf } from './preset-remarks.ts';

/** What stands in a field of the window. */
export type FieldValue = string | number | boolean;
export type Fields = Readonly<Record<string, FieldValue>>;

/** Options of a plan that have fields of their own in the window, or none at all. */
export function fieldsOf(plan: Plan, kind: ModelKind, options: Options): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [key, gui] of guiKeys) {
    const value = fieldOf(key, gui, kind, options);
    if (value !== undefined) fields[key] = value;
  }
  Object.assign(
    fields,
    rateFields(options, kind),
    warmupFields(options),
    networkFields(options),
    listFields(options),
    {
      xformers: options['xformers'] === true ? 'xformers' : options['sdpa'] === true ? 'sdpa' : 'none',
      noise_offset_type: options['multires_noise_iterations'] ? 'Multires' : 'Original',
      max_token_length: numberOption(options, 'max_token_length', 75),
      epoch: numberOption(options, 'max_train_epochs', 1),
      model_type: options['model_type'] === 'chroma' ? 'chroma' : 'flux',
      dynamo_backend: fieldText(options['dynamo_backend'] ?? 'no'),
      optimizer: fieldText(options['optimizer_type'] ?? (isOldOptimizer(options) ? '' : 'AdamW')),
      // A name that nobody knows says nothing to the window.
      ...(plan.model.kind === 'unknown' ? {} : { pretrained_model_name_or_path: plan.model.place }),
      model_list: 'custom',
      output_name: plan.name,
      caption_extension: plan.captionExtension,
      sample_prompts: plan.prompts.join('\n'),
    },
  );
  return fields;
}

function isOldOptimizer(options: Options): boolean {
  return options['use_8bit_adam'] === true || options['use_lion_optimizer'] === true;
}

/** What a field has where it isn't in any way particular; undefined for one that is left as it is. */
function fieldOf(key: string, gui: GuiKey, kind: ModelKind, options: Options): FieldValue | undefined {
  const { goes, option = '', family, default: byDefault } = gui;
  if (goes === 'script') return key === kind.checkbox;
  if (goes !== 'option' || !isPassedFor(kind, key, family)) return byDefault;
  if (leftAlone.has(key)) return undefined;
  const form = trainerOptions.get(option)?.form;
  // A field for a text that the trainer takes for a flag.
  if (form === 'flag' && typeof byDefault === 'string') return '';
  const value = options[option];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // What is dropped leaves the trainer what it has by itself; but not every field can be empty or 0.
  if (typeof byDefault === 'boolean' || form === 'flag') return false;
  const byTrainer = defaultOf(option, kind.script);
  return byTrainer ?? (typeof byDefault === 'number' || (form !== 'text' && form !== undefined) ? 0 : '');
}

/** Folders are of a machine; what the window has there may be right. */
const leftAlone = new Set([
  'pretrained_model_name_or_path',
  'output_dir',
  'logging_dir',
  'train_data_dir',
  'reg_data_dir',
]);

/** A rate of 0 says that a part isn't trained; without one it has the rate of all. */
function rateFields(options: Options, { script }: ModelKind): Fields {
  const all = numberOption(options, 'learning_rate', Number(defaultOf('learning_rate', script) ?? 0));
  const written = options['text_encoder_lr'];
  const [text, second] = (Array.isArray(written) ? written : [written]).map((one) =>
    typeof one === 'number' ? one : undefined,
  );
  const unet = options['unet_lr'];
  const isSplit = text !== undefined || unet !== undefined;
  const hasText = options['network_train_unet_only'] !== true;
  const hasUnet = options['network_train_text_encoder_only'] !== true;
  const needsRate = isSplit || !hasText || !hasUnet;
  return {
    text_encoder_lr: hasText && needsRate ? (text ?? all) : 0,
    t5xxl_lr: hasText && second !== undefined && second !== text ? second : 0,
    unet_lr: hasUnet && needsRate ? numberOption(options, 'unet_lr', all) : 0,
  };
}

function warmupFields(options: Options): Fields {
  const warmup = numberOption(options, 'lr_warmup_steps', 0);
  const isShare = warmup > 0 && warmup < 1;
  return {
    lr_warmup: isShare ? Math.round(warmup * 100) : 0,
    lr_warmup_steps: isShare ? 0 : warmup,
  };
}

function listFields(options: Options): Fields {
  const line = (option: string) => {
    const value = options[option];
    return Array.isArray(value) ? value.join(' ') : '';
  };
  return { optimizer_args: line('optimizer_args'), lr_scheduler_args: line('lr_scheduler_args') };
}

/** The kind of LoRA, and its settings; those that no field has are left to who compares. */
function networkFields({
  network_module: module,
  network_args: written,
  split_mode: isSplit,
}: Options): Fields {
  const args = (Array.isArray(written) ? written : []).map((one) => String(one).split('='));
  const setting = (name: string) => args.find(([key]) => key === name)?.[1];
  const types = loraTypesOf(fieldText(module), setting('algo'));
  const withConv =
    setting('conv_dim') === undefined ? undefined : types.find((type) => type === 'Kohya LoCon');
  const fields: Record<string, FieldValue> = { LoRA_type: withConv ?? types[0] ?? 'Standard' };
  for (const [name = '', ...rest] of args) {
    const key = keyOfNetworkArg(name);
    const gui = guiKeys.get(key);
    if (gui?.goes === 'network') fields[key] = fieldLike(gui, rest.join('='));
  }
  if (isSplit === true) fields['train_blocks'] = 'single';
  return fields;
}

function fieldLike({ default: byDefault }: GuiKey, text: string): FieldValue {
  if (typeof byDefault === 'boolean') return text === 'True';
  const isNumber = typeof byDefault === 'number' && text !== '' && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
