import type { Options } from '../../../training/options.ts';
import { trainerOptions } from '../options/index.ts';
import type { Script } from '../options/option.ts';
import { defaultOf } from './preset-remarks.ts';

/**
 * Options in the one form that stands for all that a trainer takes alike: what it takes by itself is left out, and rates
 * that are those of all the rest.
 */
export function alike(options: Options, script: Script): Options {
  const rate = options['learning_rate'] ?? defaultOf('learning_rate', script);
  const isAnyway = (option: string, value: unknown) =>
    isNothing(value) ||
    value === defaultOf(option, script) ||
    value === usual[option] ||
    (option === 'unet_lr' && value === rate) ||
    (option === 'text_encoder_lr' && Array.isArray(value) && value.every((one) => one === rate)) ||
    (option === 'max_train_steps' && options['max_train_epochs'] !== undefined);
  return Object.fromEntries(
    Object.entries(options)
      .map(([option, value]) => [option, formOf(option, value)] as const)
      .filter(([option, value]) => !isAnyway(option, value)),
  );
}

/** What these are where nobody says them, though the trainer's parser has no value for it. */
const usual: Readonly<Record<string, unknown>> = {
  optimizer_type: 'AdamW',
  max_token_length: 75,
  dynamo_backend: 'no',
};

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function formOf(option: string, value: unknown): unknown {
  if (option === 'text_encoder_lr' && !isNothing(value)) {
    const [first, second = first] = Array.isArray(value) ? value : [value];
    return [first, second];
  }
  if (trainerOptions.get(option)?.form === 'floats' && typeof value === 'number') return [value];
  return option === 'network_args' && Array.isArray(value) ? [...value].sort() : value;
}
