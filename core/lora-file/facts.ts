import { type Message, message } from '../message.ts';
import type { FileDescription, Tally } from './describe-file.ts';
import { kindTitles } from './kind-titles.ts';
import { partTitles } from './part-titles.ts';
import { textIn } from './training-metadata.ts';
import { type TriggerOfFile, triggerOf } from './trigger.ts';

/** Something that is known of a file: what it is called, and what it is. */
export interface Fact {
  readonly label: Message;
  readonly value: string;
}

/**
 * What people look for first in a file, as far as it is there.
 * @param say puts a sentence in their language
 */
export function factsOf(file: FileDescription, say: (message: Message) => string): readonly Fact[] {
  const { training } = file;
  const metadata = new Map(file.metadata);
  const text = (key: string) => textIn(metadata.get(key));
  const rate = (label: Message, key: string) => {
    const value = text(key);
    return value === undefined ? undefined : `${say(label)} ${value}`;
  };
  const rows: readonly (readonly [Message, string | undefined])[] = [
    [message('Kind'), kindOf(file, text('ss_network_module'), say)],
    [message('Rank'), isKnown(file.ranks) ? names(file.ranks, say) : undefined],
    [message('Alpha'), isKnown(file.alphas) ? names(file.alphas, say) : undefined],
    [message('Modules'), modulesOf(file, say)],
    [
      message('Numbers'),
      say(message('{0} in {1} tensors, {2}', file.parameters, file.tensors, names(file.dtypes, say))),
    ],
    [message('Title'), text('modelspec.title') ?? text('ss_output_name')],
    [message('Trigger'), triggerText(triggerOf(Object.fromEntries(metadata)), say)],
    [
      message('Base model'),
      joined(text('ss_sd_model_name'), text('ss_base_model_version'), text('ss_new_sd_model_hash')),
    ],
    [message('Architecture'), text('modelspec.architecture')],
    [message('Trained'), spanOf(training.startedAt, training.finishedAt, say)],
    [message('Epoch'), outOf(training.epoch, training.epochs, say)],
    [message('Step'), outOf(training.step, training.steps, say)],
    [message('Optimizer'), text('ss_optimizer')],
    [message('Scheduler'), text('ss_lr_scheduler')],
    [
      message('Learning rates'),
      joined(rate(message('network'), 'ss_unet_lr'), rate(message('text encoder'), 'ss_text_encoder_lr')),
    ],
    [message('Comment'), text('ss_training_comment')],
    [message('Hash of the weights'), text('sshs_model_hash')],
    [message('Trainer version'), text('ss_sd_scripts_commit_hash')],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function kindOf(
  file: FileDescription,
  module: string | undefined,
  say: (message: Message) => string,
): string {
  const kinds = names(
    file.kinds.map(({ value, count }) => ({ value: say(kindTitles[value]), count })),
    say,
  );
  if (!file.isLora)
    return file.kinds.length === 0 ? say(message('no LoRA')) : say(message('{0}, which is no LoRA', kinds));
  return module === undefined ? kinds : `${kinds} (${module})`;
}

function triggerText(
  trigger: TriggerOfFile | undefined,
  say: (message: Message) => string,
): string | undefined {
  if (!trigger || trigger.isDeclared) return trigger?.words;
  return say(message('{0} (not declared: the folder has this name, and nearly all captions)', trigger.words));
}

function isKnown(tally: Tally<number | null>): boolean {
  return tally.some(({ value }) => value !== null);
}

function modulesOf(
  { isLora, parts }: FileDescription,
  say: (message: Message) => string,
): string | undefined {
  if (!isLora) return undefined;
  return parts.map(({ value, count }) => `${say(partTitles[value])}: ${count}`).join(', ');
}

function names(tally: Tally<string | number | null>, say: (message: Message) => string): string {
  // Numbers of half precision are 0.0999755859375 where 0.1 was meant.
  const name = (value: string | number | null) =>
    typeof value === 'number' ? String(Number(value.toPrecision(4))) : (value ?? say(message('unknown')));
  return tally
    .map(({ value, count }) => (tally.length === 1 ? name(value) : `${name(value)} (${count})`))
    .join(', ');
}

function spanOf(
  start: number | undefined,
  end: number | undefined,
  say: (message: Message) => string,
): string | undefined {
  const shown = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (start !== undefined && end !== undefined) return say(message('{0} to {1}', shown(start), shown(end)));
  const one = end ?? start;
  return one === undefined ? undefined : shown(one);
}

function outOf(
  one: number | undefined,
  all: number | undefined,
  say: (message: Message) => string,
): string | undefined {
  if (one === undefined) return undefined;
  return all === undefined ? String(one) : say(message('{0} of {1}', one, all));
}

function joined(...texts: readonly (string | undefined)[]): string | undefined {
  const there = texts.filter((text) => text !== undefined);
  return there.length === 0 ? undefined : there.join(' · ');
}
