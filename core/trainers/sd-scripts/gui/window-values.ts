import type { ConfigEntry, ConfigNode, TableNode } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import type { Remark } from '../../../training/imported-training.ts';
import { trainerOptions } from '../options/index.ts';
import type { GuiKey } from './gui-key.ts';
import { guiKeys } from './index.ts';

/** What the window of kohya_ss has for a key once a file is loaded. */
export interface WindowValue {
  readonly value: string | number | boolean;
  /** Whether Python has it as a number with a point, though it may be whole. */
  readonly isFloat: boolean;
  /** Where its key stands in the file; undefined for what the window has by itself. */
  readonly span: Span | undefined;
}

export type WindowValues = ReadonlyMap<string, WindowValue>;

/** Keys that are made whole numbers when a file is loaded, and what stands there instead of a text that is none. */
const wholeNumbers: ReadonlyMap<string, number> = new Map([
  ...['clip_skip', 'epoch', 'gradient_accumulation_steps', 'keep_tokens', 'lr_warmup', 'seed'].map(zero),
  ...['max_data_loader_n_workers', 'max_train_epochs', 'save_every_n_epochs'].map(zero),
  ...['max_train_steps', 'caption_dropout_every_n_epochs'].map(zero),
  ['lr_scheduler_num_cycles', 1] as const,
  ['max_token_length', 75] as const,
]);
const fractions: ReadonlyMap<string, number> = new Map([
  ...['adaptive_noise_scale', 'noise_offset', 'learning_rate', 'text_encoder_lr', 'unet_lr'].map(zero),
  ['lr_scheduler_power', 1] as const,
]);

function zero(key: string): readonly [string, number] {
  return [key, 0];
}

/** Keys of earlier windows, which nothing reads any more; a name that took their place is said. */
const former: Readonly<Record<string, string | undefined>> = {
  conv_dims: 'conv_block_dims',
  conv_alphas: 'conv_block_alphas',
  no_token_padding: undefined,
  stop_text_encoder_training_pct: undefined,
  save_as_bool: undefined,
  use_8bit_adam: undefined,
  use_wandb: undefined,
};

/**
 * What the window has after a file is loaded: each key as its field takes it; where the file says nothing, what a fresh
 * window has. Source: `update_my_data` in `kohya_gui/common_gui.py` and `open_configuration` in `kohya_gui/lora_gui.py`.
 */
export function windowValues(root: TableNode): {
  readonly values: WindowValues;
  readonly remarks: readonly Remark[];
} {
  const remarks: Remark[] = [];
  const entries = renamed(root);
  for (const [key, entry] of entries) if (!guiKeys.has(key)) remarks.push(...aboutUnknown(key, entry));
  const values = new Map<string, WindowValue>();
  for (const [key, gui] of guiKeys) {
    const entry = entries.get(key);
    const taken = entry && entry.node.kind !== 'null' ? taking(key, gui, entry) : undefined;
    if (taken === 'wrong' && entry) remarks.push(wrongValue(key, gui, entry));
    const otherwise = taken === 'wrong' ? insteadOfWrong(key, gui) : gui.default;
    if (typeof taken === 'object') values.set(key, taken);
    else if (otherwise !== undefined) values.set(key, { value: otherwise, isFloat: false, span: undefined });
  }
  if (!isThere(entries, 'optimizer')) {
    const value = entries.get('use_8bit_adam')?.node;
    const is8bit = value?.kind === 'bool' && value.value === true;
    values.set('optimizer', { value: is8bit ? 'AdamW8bit' : 'AdamW', isFloat: false, span: undefined });
  }
  return { values, remarks };
}

/** The file's keys under the names that they have today. */
function renamed(root: TableNode): ReadonlyMap<string, ConfigEntry> {
  const entries = new Map(root.entries);
  const weights = entries.get('lora_network_weights');
  entries.delete('lora_network_weights');
  if (weights && weights.node.kind !== 'null') entries.set('network_weights', weights);
  const wandb = entries.get('use_wandb');
  // Only the text is heeded; a true is not.
  if (wandb?.node.kind === 'text' && wandb.node.value === 'True')
    entries.set('log_with', { key: wandb.key, node: { ...wandb.node, value: 'wandb' } });
  const type = entries.get('LoRA_type');
  if (type?.node.kind === 'text' && type.node.value === 'LoCon')
    entries.set('LoRA_type', { key: type.key, node: { ...type.node, value: 'LyCORIS/LoCon' } });
  return entries;
}

function isThere(entries: ReadonlyMap<string, ConfigEntry>, key: string): boolean {
  const entry = entries.get(key);
  return entry !== undefined && entry.node.kind !== 'null';
}

function taking(key: string, gui: GuiKey, { key: span, node }: ConfigEntry): WindowValue | 'wrong' {
  if (node.kind === 'table' || node.kind === 'list') {
    const isNone = node.kind === 'list' && node.items.length === 0;
    return isNone ? { value: '', isFloat: false, span } : 'wrong';
  }
  const { kind, value } = node;
  if (key === 'xformers' && kind === 'bool')
    return { value: value === true ? 'xformers' : 'none', isFloat: false, span };
  const form = fieldOf(key, gui);
  if (form === 'flag') return kind === 'bool' ? { value: value === true, isFloat: false, span } : 'wrong';
  if (form === 'text') {
    if (kind === 'text') return { value: String(value), isFloat: false, span };
    return kind === 'int' || kind === 'float' ? { value: String(value), isFloat: false, span } : 'wrong';
  }
  return numberFrom(key, node, span) ?? 'wrong';
}

function numberFrom(key: string, node: ConfigNode, span: Span): WindowValue | undefined {
  if (node.kind === 'int' || node.kind === 'float') {
    const number = Number(node.value);
    if (!Number.isFinite(number)) return undefined;
    if (wholeNumbers.has(key)) return { value: Math.trunc(number), isFloat: false, span };
    return { value: number, isFloat: node.kind === 'float' || fractions.has(key), span };
  }
  if (node.kind !== 'text') return undefined;
  const text = String(node.value).trim();
  const otherwise = wholeNumbers.get(key) ?? fractions.get(key);
  if (text === '') return { value: otherwise ?? '', isFloat: fractions.has(key), span };
  const isNumber = wholeNumbers.has(key)
    ? /^[+-]?\d+$/.test(text)
    : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
  if (!isNumber) return undefined;
  const isFloat = fractions.has(key) || /[.e]/i.test(text);
  return { value: Number(text), isFloat, span };
}

/** What a field of the window holds. */
function fieldOf(key: string, { default: byDefault, option }: GuiKey): 'flag' | 'number' | 'text' {
  if (typeof byDefault === 'boolean') return 'flag';
  if (typeof byDefault === 'number') return 'number';
  if (typeof byDefault === 'string') return 'text';
  const form = trainerOptions.get(option ?? key)?.form;
  if (form === 'flag') return 'flag';
  return form === undefined || form === 'text' || form === 'texts' ? 'text' : 'number';
}

function insteadOfWrong(key: string, gui: GuiKey): GuiKey['default'] {
  return wholeNumbers.get(key) ?? fractions.get(key) ?? gui.default;
}

const expected = { flag: 'true or false', number: 'a number', text: 'a text' } as const;

function wrongValue(key: string, gui: GuiKey, { key: span, node }: ConfigEntry): Remark {
  const shown = 'value' in node ? JSON.stringify(node.value) : node.kind === 'list' ? 'a list' : 'a table';
  return {
    severity: 'warning',
    key,
    span,
    message: message(
      '{0} is {1}, where {2} is expected; {3} is taken.',
      key,
      shorten(shown),
      expected[fieldOf(key, gui)],
      JSON.stringify(insteadOfWrong(key, gui) ?? ''),
    ),
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function aboutUnknown(key: string, { key: span, node }: ConfigEntry): readonly Remark[] {
  // A part of old files is full of them; what is empty says nothing.
  if (!('value' in node) ? false : !node.value) return [];
  if (Object.hasOwn(former, key)) {
    const instead = former[key];
    if (instead === undefined) return [];
    const text = message(
      '{0} is of an earlier kohya_ss and has no effect. It is called {1} today.',
      key,
      instead,
    );
    return [{ severity: 'warning', key, span, message: text }];
  }
  const guess = nearest(key, [...guiKeys.keys()]);
  const text = guess
    ? message('kohya_ss knows no key {0}: it has no effect. Did you mean {1}?', shorten(key), guess)
    : message('kohya_ss knows no key {0}: it has no effect.', shorten(key));
  return [{ severity: 'info', key, span, message: text }];
}
