import { message } from '../../../message.ts';
import type { Remark } from '../../../training/imported-training.ts';
import type { Options } from '../../../training/options.ts';
import { trainerOptions } from '../options/index.ts';
import type { Script } from '../options/option.ts';
import { guiKeys } from './index.ts';
import { isPassedFor, type ModelKind, modelKinds } from './model-kinds.ts';
import { numberIn, textIn } from './window-options.ts';
import type { WindowValue, WindowValues } from './window-values.ts';

type Tell = (severity: Remark['severity'], key: string, text: Remark['message']) => void;

/** What a preset says in vain, or otherwise than it looks. @param options what the window makes of it */
export function presetRemarks(values: WindowValues, kind: ModelKind, options: Options): readonly Remark[] {
  const { remarks, tell } = remarksAt(values);
  aboutKind(values, kind, tell);
  aboutZeros(values, kind, tell);
  aboutRates(values, kind, tell);
  aboutLength(values, options, tell);
  aboutNothing(values, tell);
  const silent = ofFreshWindow(values, kind);
  if (silent.length > 0)
    tell(
      'info',
      '',
      message('What the file says nothing of is as in a fresh window of kohya_ss: {0}.', silent.join(', ')),
    );
  return remarks;
}

/** What is said of how the trainer is started, which a dataset doesn't keep. */
export function launcherRemarks(values: WindowValues): readonly Remark[] {
  const { remarks, tell } = remarksAt(values);
  aboutLauncher(values, tell);
  return remarks;
}

function remarksAt(values: WindowValues): { readonly remarks: readonly Remark[]; readonly tell: Tell } {
  const remarks: Remark[] = [];
  const tell: Tell = (severity, key, text) => {
    const span = values.get(key)?.span;
    remarks.push({ severity, key, message: text, ...(span ? { span } : {}) });
  };
  return { remarks, tell };
}

const isSaid = (value: WindowValue | undefined) => value?.span !== undefined;

function aboutKind(values: WindowValues, kind: ModelKind, tell: Tell): void {
  for (const { checkbox = '', title } of modelKinds) {
    if (checkbox === kind.checkbox || values.get(checkbox)?.value !== true) continue;
    const text = 'Several kinds of models are ticked: the window starts the script for {0}, not for {1}.';
    tell('warning', checkbox, message(text, kind.title, title));
  }
}

/** What the trainer takes instead of a zero or nothing, which the window doesn't pass. */
function aboutZeros(values: WindowValues, kind: ModelKind, tell: Tell): void {
  for (const [key, { goes, option, family, default: byDefault }] of guiKeys) {
    const value = values.get(key);
    // A field that is 0 as long as nobody changes it says nothing.
    if (
      byDefault === 0 ||
      goes !== 'option' ||
      option === undefined ||
      !isSaid(value) ||
      !isPassedFor(kind, key, family)
    )
      continue;
    if (key.startsWith('multires_') && textIn(values, 'noise_offset_type') !== 'Multires') continue;
    const otherwise = defaultOf(option, kind.script);
    if (otherwise === undefined || otherwise === 0 || otherwise === '') continue;
    if (value?.value === 0 && key !== 'max_train_steps')
      tell('warning', key, message('{0} is 0, which kohya_ss drops: the trainer takes {1}.', key, otherwise));
    else if (value?.value === '' && key === 'caption_extension')
      tell('warning', key, message('{0} is empty: the trainer looks for {1}.', key, otherwise));
  }
}

function aboutRates(values: WindowValues, { script }: ModelKind, tell: Tell): void {
  const rate = (key: string) => numberIn(values, key);
  if (!rate('learning_rate') && !rate('text_encoder_lr') && !rate('unet_lr'))
    tell('warning', 'learning_rate', message('All learning rates are 0: kohya_ss would not start.'));
  if (rate('t5xxl_lr') > 0 && !rate('text_encoder_lr'))
    tell('warning', 't5xxl_lr', message('t5xxl_lr without text_encoder_lr: kohya_ss would not start.'));
  if (
    script !== 'hunyuan' &&
    !rate('text_encoder_lr') &&
    rate('unet_lr') &&
    isSaid(values.get('text_encoder_lr'))
  )
    tell('info', 'text_encoder_lr', message('text_encoder_lr is 0: the text encoder is not trained.'));
  if (script !== 'hunyuan' && rate('text_encoder_lr') && !rate('unet_lr'))
    tell('warning', 'unet_lr', message('unet_lr is 0: only the text encoder is trained.'));
}

/** How long it trains, by which of the fields that say it. */
function aboutLength(values: WindowValues, { max_train_epochs: epochs }: Options, tell: Tell): void {
  const epoch = numberIn(values, 'epoch');
  const steps = numberIn(values, 'max_train_steps');
  if (numberIn(values, 'lr_warmup') >= 100 && numberIn(values, 'lr_warmup_steps') <= 0)
    tell('warning', 'lr_warmup', message('lr_warmup is 100 % or more, and is left out.'));
  if (typeof epochs === 'number' && epochs > 0) {
    if (isSaid(values.get('epoch')) && epoch !== epochs)
      tell('info', 'epoch', message('epoch has no effect: max_train_epochs is {0}.', epochs));
    return;
  }
  if (steps === 0 && textIn(values, 'dataset_config') === '') {
    const text = message('kohya_ss counts the steps from epoch: {0} epochs are taken.', Math.max(1, epoch));
    tell('info', 'epoch', text);
  } else if (!isSaid(values.get('max_train_steps')))
    tell(
      'warning',
      'max_train_steps',
      message('No length is said: a fresh window ends it after {0} steps.', steps),
    );
  else if (isSaid(values.get('epoch')) && epoch > 1)
    tell('warning', 'epoch', message('epoch has no effect: it ends after {0} steps.', steps || 1600));
}

/** A run is started with one process on one GPU. */
function aboutLauncher(values: WindowValues, tell: Tell): void {
  for (const [key, { goes, default: byDefault }] of guiKeys) {
    const value = values.get(key);
    if (goes !== 'launcher' || !isSaid(value) || value?.value === byDefault || value?.value === '') continue;
    tell(
      'info',
      key,
      message(
        '{0} = {1} is left out: how the trainer is started is decided with each run.',
        key,
        shown(value),
      ),
    );
  }
}

function aboutNothing(values: WindowValues, tell: Tell): void {
  if (values.get('lowvram')?.value === true)
    tell('warning', 'lowvram', message('lowvram has no effect: kohya_ss never passes it on.'));
  if (numberIn(values, 'stop_text_encoder_training') > 0)
    tell(
      'warning',
      'stop_text_encoder_training',
      message('stop_text_encoder_training has no effect: the trainer can not do that.'),
    );
  const list = values.get('model_list');
  if (isSaid(list) && list?.value !== '' && list?.value !== 'custom')
    tell('info', 'model_list', message('model_list has no effect: it is only what the window shows.'));
}

/** What a window has by itself that isn't what the trainer has by itself. */
function ofFreshWindow(values: WindowValues, kind: ModelKind): readonly string[] {
  return [...values].flatMap(([key, value]) => {
    const { goes, option = '', family } = guiKeys.get(key) ?? {};
    if (isSaid(value) || goes !== 'option' || !isPassedFor(kind, key, family)) return [];
    const byTrainer = defaultOf(option, kind.script);
    const isSame = !value.value || value.value === byTrainer || !trainerOptions.has(option);
    return isSame || quietly.has(key) ? [] : [`${key} = ${shown(value)}`];
  });
}

/** Where the file is, and what the window and the trainer mean alike. */
const quietly = new Set(['pretrained_model_name_or_path', 'output_name', 'max_token_length', 'max_timestep']);
for (const key of ['dynamo_backend', 'save_model_as', 'clip_skip', 'multires_noise_discount'])
  quietly.add(key);

function shown(value: WindowValue | undefined): string {
  return JSON.stringify(value?.value ?? '');
}

/** What the trainer takes where nothing is said; undefined for nothing, and for flags. */
export function defaultOf(option: string, script: Script): string | number | undefined {
  const own = trainerOptions.get(option);
  return own?.variants?.[script]?.default ?? own?.default;
}
