import type { FileDescription } from '../../core/lora-file/describe-file.ts';
import { factsOf } from '../../core/lora-file/facts.ts';
import {
  type BlockWeight,
  unmeasuredText,
  type WeightsByBlock,
} from '../../core/lora-file/measured-weights.ts';
import { partTitles } from '../../core/lora-file/part-titles.ts';
import type { FolderSince } from '../../core/lora-file/tags-since.ts';
import { formatMessage } from '../../core/message.ts';
import type { Change } from '../../core/training/run-diff/side.ts';

/** Tags of a folder that are listed; the rest is counted. */
const LISTED = 20;

/** What a file is, in lines. */
export function describeLines(file: FileDescription): readonly string[] {
  const { training } = file;
  const facts = factsOf(file, formatMessage);
  return [
    ...table(facts.map(({ label, value }) => [formatMessage(label), value])),
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

/** How far each block is moved, how alike two files are, and what could not be measured. */
export function weightLines({ blocks, total, unmeasured }: WeightsByBlock): readonly string[] {
  const left = unmeasured.map((one) => formatMessage(unmeasuredText(one, formatMessage)));
  if (blocks.length === 0) return ['', ...(left.length === 0 ? ['There are no weights to measure.'] : left)];
  const row = (label: string, { norm, other, cosine }: Omit<BlockWeight, 'block'>) => [
    label,
    norm.toPrecision(4),
    ...(other === undefined ? [] : [other.toPrecision(4), (cosine ?? 0).toFixed(3)]),
  ];
  const head = ['Block', 'Norm', ...(total.other === undefined ? [] : ['Other', 'Cosine'])];
  const rows = blocks.map(({ block, ...weight }) =>
    row(`${formatMessage(partTitles[block.part])} ${block.label}`, weight),
  );
  return ['', ...table([head, ...rows, row('all', total)]), ...(left.length === 0 ? [] : ['', ...left])];
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
