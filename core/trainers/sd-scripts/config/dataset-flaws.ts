import type { ConfigFlaw, ConfigNode, TableNode } from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import type { Fix } from '../../../finding.ts';
import { type Message, message } from '../../../message.ts';
import type { Span } from '../../../span.ts';
import {
  type DatasetKind,
  datasetSchema,
  generalSchema,
  isOfKind,
  kindWords,
  subsetSchema,
  type TableSchema,
} from './dataset-schema.ts';
import { valueFixes } from './value-fixes.ts';

/** What the trainer's schema rejects in a dataset config. @param masks whether the training has `masked_loss` */
export function datasetFlaws(text: string, root: ConfigNode, masks: boolean): readonly ConfigFlaw[] {
  if (root.kind !== 'table') return [wrong(root.span, message('The trainer takes a table here, and stops.'))];
  return [...root.entries].flatMap(([key, { key: span, node }]) => {
    if (key === 'general') return inTable(text, node, generalSchema, 'general');
    if (key === 'datasets') return inDatasets(text, node, masks);
    return [unknownKey(key, span, { keys: {}, required: [] }, 'top')];
  });
}

function inDatasets(text: string, node: ConfigNode, masks: boolean): readonly ConfigFlaw[] {
  if (node.kind !== 'list')
    return [
      wrong(node.span, message('The trainer takes a list of datasets here ([[datasets]]), and stops.')),
    ];
  return node.items.flatMap((item) => inDataset(text, item, masks));
}

function inDataset(text: string, node: ConfigNode, masks: boolean): readonly ConfigFlaw[] {
  if (node.kind !== 'table') return [notTable(node)];
  const subsets = node.entries.get('subsets');
  const kind = kindOf(subsets?.node, masks);
  const own = { ...node, entries: new Map([...node.entries].filter(([key]) => key !== 'subsets')) };
  if (kind === undefined)
    return [mixed(subsets?.node), ...inTable(text, own, datasetSchema('captions'), 'dataset')];
  return [...inTable(text, own, datasetSchema(kind), 'dataset'), ...inSubsets(text, subsets?.node, kind)];
}

/** What kind of dataset its subsets make it; one without any is taken for metadata. */
export function kindOf(subsets: ConfigNode | undefined, masks: boolean): DatasetKind | undefined {
  const items = subsets?.kind === 'list' ? subsets.items : [];
  const all = (key: string, is: boolean) =>
    items.every((item) => (item.kind === 'table' && item.entries.has(key)) === is);
  if (masks && all('conditioning_data_dir', true)) return 'masks';
  if (all('metadata_file', true)) return 'metadata';
  return all('metadata_file', false) ? 'captions' : undefined;
}

function mixed(subsets: ConfigNode | undefined): ConfigFlaw {
  const items = subsets?.kind === 'list' ? subsets.items : [];
  const odd = items.find((item) => item.kind === 'table' && item.entries.has('metadata_file'));
  const entry = odd?.kind === 'table' ? odd.entries.get('metadata_file') : undefined;
  return wrong(
    entry?.key ?? subsets?.span ?? { start: 0, end: 0 },
    message(
      'Some subsets of this dataset have a "metadata_file", others have none: the trainer stops over both in one.',
    ),
  );
}

function inSubsets(text: string, node: ConfigNode | undefined, kind: DatasetKind): readonly ConfigFlaw[] {
  if (node === undefined) return [];
  if (node.kind !== 'list')
    return [
      wrong(
        node.span,
        message('The trainer takes a list of subsets here ([[datasets.subsets]]), and stops.'),
      ),
    ];
  return node.items.flatMap((item) => inTable(text, item, subsetSchema(kind), 'subset'));
}

type Level = 'top' | 'general' | 'dataset' | 'subset';

function inTable(text: string, node: ConfigNode, schema: TableSchema, level: Level): readonly ConfigFlaw[] {
  if (node.kind !== 'table') return [notTable(node)];
  const missing = schema.required.filter((key) => !node.entries.has(key));
  return [
    ...missing.map((key) =>
      wrong(headOf(text, node), message('This subset has no "{0}": the trainer stops.', key)),
    ),
    ...[...node.entries].flatMap(([key, { key: span, node: value }]): ConfigFlaw[] => {
      const kind = Object.hasOwn(schema.keys, key) ? schema.keys[key] : undefined;
      if (kind === undefined) return [unknownKey(key, span, schema, level)];
      if (isOfKind(kind, value)) return [];
      const shown = shorten(text.slice(value.span.start, value.span.end));
      const stops = message(
        'The trainer takes {0} for "{1}", and stops over {2}.',
        kindWords[kind],
        key,
        shown,
      );
      return [{ ...wrong(value.span, stops), fixes: valueFixes(kind, value) }];
    }),
  ];
}

/** An inline table is underlined at its brace only: all of it would be a lot. */
function headOf(text: string, { span }: TableNode): Span {
  return text[span.start] === '{' ? { start: span.start, end: span.start + 1 } : span;
}

function notTable(node: ConfigNode): ConfigFlaw {
  return wrong(node.span, message('The trainer takes a table here, and stops.'));
}

function unknownKey(key: string, span: Span, schema: TableSchema, level: Level): ConfigFlaw {
  if (key === 'conditioning_data_dir') return wrong(span, noMasks);
  const known = Object.keys(schema.keys);
  const tables = level === 'top' ? ['general', 'datasets'] : level === 'dataset' ? ['subsets'] : [];
  const elsewhere = placesOf(key, level);
  const other = otherNames.get(key);
  const guess =
    other !== undefined && known.includes(other)
      ? other
      : elsewhere
        ? undefined
        : nearest(key, [...known, ...tables]);
  const text = guess
    ? message('The trainer does not know the key "{0}" here, and stops. Did you mean "{1}"?', key, guess)
    : elsewhere
      ? message('The trainer takes the key "{0}" in {1} only, and stops.', key, elsewhere)
      : message('The trainer does not know the key "{0}" here, and stops.', key);
  // How the header of a table is to be, with its brackets, is more than a name.
  const isFixed = guess !== undefined && !tables.includes(guess);
  return { ...wrong(span, text), fixes: isFixed ? [renameFix(span, guess)] : [] };
}

const noMasks = message(
  'The trainer takes "conditioning_data_dir" where all subsets of a dataset have it, in a training with masked_loss: here it stops.',
);

/** What some options are called in a dataset config. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    train_batch_size: 'batch_size',
    dataset_repeats: 'num_repeats',
    train_data_dir: 'image_dir',
    caption_extention: 'caption_extension',
    in_json: 'metadata_file',
  }),
);

/** The tables that a key belongs to, where that isn't the one that it stands in. */
function placesOf(key: string, level: Level): string | undefined {
  const isIn = ({ keys }: TableSchema) => Object.hasOwn(keys, key);
  const places = [
    ...(isIn(generalSchema) && level !== 'general' ? ['[general]'] : []),
    ...(isIn(datasetSchema('captions')) && level !== 'dataset' ? ['[[datasets]]'] : []),
    ...(isIn(subsetSchema('captions')) && level !== 'subset' ? ['[[datasets.subsets]]'] : []),
  ];
  return places.length === 0 ? undefined : places.join(', ');
}

function renameFix(span: Span, name: string): Fix {
  return {
    title: message('Change it to "{0}"', name),
    kind: 'suggested',
    edits: [{ span, newText: name }],
  };
}

function wrong(span: Span, text: Message): ConfigFlaw {
  return { severity: 'error', span, message: text };
}

/** Values are shown as they are written, long ones cut. */
export function shorten(written: string): string {
  const line = written.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
