import type { FileDescription, Tally } from '../../core/lora-file/describe-file.ts';
import type { BlockWeight } from '../../core/lora-file/measured-weights.ts';
import type { FolderSince } from '../../core/lora-file/tags-since.ts';
import { textIn } from '../../core/lora-file/training-metadata.ts';
import { formatMessage } from '../../core/message.ts';
import type { Change } from '../../core/training/run-diff/side.ts';

const parts = { te1: 'text encoder', te2: 'text encoder 2', te3: 'text encoder 3', network: 'network' };

/** Tags of a folder that are listed; the rest is counted. */
const LISTED = 20;

/** What a file is, in lines. */
export function describeLines(file: FileDescription): readonly string[] {
  const { training } = file;
  const metadata = new Map(file.metadata);
  const text = (key: string) => textIn(metadata.get(key));
  const rows: (readonly [string, string | undefined])[] = [
    ['Kind', kindOf(file, text('ss_network_module'))],
    ['Title', text('modelspec.title') ?? text('ss_output_name')],
    ['Trigger', text('modelspec.trigger_phrase')],
    [
      'Base model',
      joined(' · ', text('ss_sd_model_name'), text('ss_base_model_version'), text('ss_new_sd_model_hash')),
    ],
    ['Architecture', text('modelspec.architecture')],
    ['Trained', joined(' to ', timeOf(training.startedAt), timeOf(training.finishedAt))],
    ['Epoch', outOf(training.epoch, training.epochs)],
    ['Step', outOf(training.step, training.steps)],
    ['Optimizer', text('ss_optimizer')],
    ['Scheduler', text('ss_lr_scheduler')],
    [
      'Learning rates',
      joined(
        ' · ',
        labelled('U-Net', text('ss_unet_lr')),
        labelled('text encoder', text('ss_text_encoder_lr')),
      ),
    ],
    ['Comment', text('ss_training_comment')],
    ['Weights', text('sshs_model_hash')],
    ['Trainer', text('ss_sd_scripts_commit_hash')],
  ];
  const told = rows.filter(([, value]) => value !== undefined);
  return [
    ...table(told.map(([label, value]) => [label, value ?? ''])),
    ...section('Faults', file.faults.map(formatMessage)),
    ...section(
      'Folders',
      training.folders.map(({ name, repeats, pictures }) => `${name}: ${pictures} pictures × ${repeats}`),
    ),
    ...section(
      'Buckets',
      training.buckets.map(({ size, count }) => `${size.join('×')}: ${count}`),
    ),
    ...training.tags.flatMap(({ folder, tags }) =>
      section(`Tags of ${folder}`, listed(tags.map(([tag, count]) => `${tag}: ${count}`))),
    ),
  ];
}

/** How far each block is moved, and how alike two files are. */
export function weightLines(
  blocks: readonly BlockWeight[],
  total: Omit<BlockWeight, 'block'>,
): readonly string[] {
  const row = (label: string, { norm, other, cosine }: Omit<BlockWeight, 'block'>) => [
    label,
    norm.toPrecision(4),
    ...(other === undefined ? [] : [other.toPrecision(4), (cosine ?? 0).toFixed(3)]),
  ];
  const head = ['Block', 'Norm', ...(total.other === undefined ? [] : ['Other', 'Cosine'])];
  const rows = blocks.map(({ block, ...weight }) => row(`${parts[block.part]} ${block.label}`, weight));
  return ['', ...table([head, ...rows, row('all', total)])];
}

/** What differs between the metadata of two files. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  const shown = (value: string | null) => (value === null ? 'nothing' : shortened(value));
  return section(
    'Metadata that differ',
    changes.map(({ name, before, after }) => `${name}: ${shown(before)} → ${shown(after)}`),
  );
}

/** How a dataset's tags differ from those that a file was trained on. */
export function sinceLines(folders: readonly FolderSince[]): readonly string[] {
  const changed = folders.filter(({ tags, state }) => tags.length > 0 || state !== 'both');
  if (changed.length === 0) return ['', 'The captions have the tags that it was trained on.'];
  const states = { both: '', gone: ' (no longer there)', new: ' (new)' };
  return changed.flatMap(({ folder, tags, state }) =>
    section(
      `Tags of ${folder} since${states[state]}`,
      listed(tags.map(({ tag, before, after }) => `${tag}: ${before} → ${after}`)),
    ),
  );
}

function kindOf(file: FileDescription, module: string | undefined): string {
  const numbers = `${file.tensors} tensors, ${file.parameters} numbers, ${names(file.dtypes)}`;
  if (!file.isLora) return `no LoRA: ${numbers}`;
  const ranks = `rank ${names(file.ranks)}, alpha ${names(file.alphas)}`;
  const modules = file.parts.map(({ value, count }) => `${count} of the ${parts[value]}`).join(', ');
  return `${names(file.kinds)}${module === undefined ? '' : ` (${module})`}, ${ranks}; modules: ${modules}; ${numbers}`;
}

function names(tally: Tally<string | number | null>): string {
  const name = (value: string | number | null) => String(value ?? 'unknown');
  return tally
    .map(({ value, count }) => (tally.length === 1 ? name(value) : `${name(value)} (${count})`))
    .join(', ');
}

function timeOf(time: number | undefined): string | undefined {
  return time === undefined
    ? undefined
    : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function outOf(one: number | undefined, all: number | undefined): string | undefined {
  return one === undefined ? undefined : all === undefined ? String(one) : `${one} of ${all}`;
}

function labelled(label: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${label} ${value}`;
}

function joined(by: string, ...texts: readonly (string | undefined)[]): string | undefined {
  const there = texts.filter((text) => text !== undefined);
  return there.length === 0 ? undefined : there.join(by);
}

function listed(lines: readonly string[]): readonly string[] {
  const rest = lines.length - LISTED;
  return rest <= 0 ? lines : [...lines.slice(0, LISTED), `and ${rest} more`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>(
    (found, row) => row.map((cell, at) => Math.max(found[at] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function shortened(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}
