import {
  type ConfigFlaw,
  type ConfigNode,
  childOf,
  numberOf,
  type TableNode,
  tablesIn,
  textOf,
} from '../../../config/config-node.ts';
import { nearest } from '../../../config/nearest.ts';
import { type Message, message } from '../../../message.ts';
import { basename } from '../../../path.ts';
import type { Options } from '../../../training/options.ts';
import { parseFolderName } from '../folder-names.ts';
import { knownOptions } from '../known-options.ts';
import { kindOf } from './dataset-flaws.ts';

/** The tables that a value may stand in, from the one that leads to the one that stands behind. */
type Levels = readonly (ConfigNode | undefined)[];

/**
 * What the trainer takes in a dataset config, and does something else with than it looks like, or stops over later.
 * @param training the options of the training that the file is for, where they are known
 */
export function datasetEffects(root: ConfigNode, training: Options | undefined): readonly ConfigFlaw[] {
  const datasets = childOf(root, 'datasets');
  const general = childOf(root, 'general');
  const flaws: ConfigFlaw[] = [];
  if (root.kind === 'table' && (!datasets || (datasets.kind === 'list' && datasets.items.length === 0)))
    flaws.push(warning({ start: 0, end: 0 }, message('There are no [[datasets]] here: the trainer stops.')));
  flaws.push(...interpolation(general));
  for (const dataset of tablesIn(datasets)) {
    flaws.push(...interpolation(dataset));
    flaws.push(...sizes(dataset, general, training));
    flaws.push(...inSubsets(dataset, general, training));
  }
  return [
    ...flaws,
    ...[general, ...tablesIn(datasets)].flatMap((table) => [...batchOf(table), ...shares(table)]),
    ...repeatsAt([general, ...tablesIn(datasets)]),
    ...validation(datasets, general, training),
  ];
}

function inSubsets(
  dataset: TableNode,
  general: ConfigNode | undefined,
  training: Options | undefined,
): readonly ConfigFlaw[] {
  const list = childOf(dataset, 'subsets');
  const subsets = tablesIn(list);
  if (list === undefined || (list.kind === 'list' && list.items.length === 0))
    return [
      warning(
        list?.span ?? dataset.span,
        message('This dataset has no subsets: the trainer finds no picture in it.'),
      ),
    ];
  const seen = new Set<string>();
  return subsets.flatMap((subset): ConfigFlaw[] => {
    const levels = [subset, dataset, general];
    const folder = textOf(childOf(subset, 'image_dir'));
    const span = childOf(subset, 'image_dir')?.span ?? subset.span;
    const again = folder !== undefined && !subset.entries.has('metadata_file') && seen.has(folder);
    if (folder !== undefined) seen.add(folder);
    return [
      ...(again
        ? [
            warning(
              span,
              message(
                'The folder {0} is in this dataset already: the trainer passes over this subset.',
                folder,
              ),
            ),
          ]
        : []),
      ...repeatsAt([subset]),
      ...shares(subset),
      ...(folder === undefined || subset.entries.has('metadata_file')
        ? []
        : namedRepeats(folder, span, levels, training)),
      ...noExtension(subset),
    ];
  });
}

/** The number in a folder's name counts only where folders are all that is said. */
function namedRepeats(
  folder: string,
  span: ConfigFlaw['span'],
  levels: Levels,
  training: Options | undefined,
): readonly ConfigFlaw[] {
  const name = basename(folder.replace(/[\\/]+$/, '').replaceAll('\\', '/'));
  const parsed = parseFolderName(name);
  if (
    !parsed ||
    parsed.repeats === 1 ||
    firstOf(levels, 'num_repeats') ||
    training?.['dataset_repeats'] !== undefined
  )
    return [];
  const text =
    'The trainer does not read the number in the name of {0} here: without num_repeats each picture is shown once an epoch, not {1} times.';
  return [warning(span, message(text, name, parsed.repeats))];
}

function repeatsAt(tables: readonly (ConfigNode | undefined)[]): readonly ConfigFlaw[] {
  return tables.flatMap((table) => {
    const node = childOf(table, 'num_repeats');
    const value = numberOf(node);
    return node && value !== undefined && value < 1
      ? [warning(node.span, message('num_repeats is below 1: the trainer passes over what it is for.'))]
      : [];
  });
}

function batchOf(table: ConfigNode | undefined): readonly ConfigFlaw[] {
  const node = childOf(table, 'batch_size');
  const value = numberOf(node);
  return node && value !== undefined && value < 1
    ? [warning(node.span, message('There is no batch of less than 1 picture: the trainer stops.'))]
    : [];
}

/** What is drawn against a number between 0 and 1. */
function shares(table: ConfigNode | undefined): readonly ConfigFlaw[] {
  const rates = [
    ['caption_dropout_rate', message('This is more than 1: the trainer shows no caption at all.')],
    [
      'caption_tag_dropout_rate',
      message('This is more than 1: the trainer leaves out all tags but those that keep_tokens keeps.'),
    ],
  ] as const;
  return rates.flatMap(([key, text]) => {
    const node = childOf(table, key);
    return node && (numberOf(node) ?? 0) > 1 ? [warning(node.span, text)] : [];
  });
}

function noExtension(table: ConfigNode | undefined): readonly ConfigFlaw[] {
  const node = childOf(table, 'caption_extension');
  return node && textOf(node) === ''
    ? [
        warning(
          node.span,
          message('The trainer looks for captions without any extension then, which hardly anybody has.'),
        ),
      ]
    : [];
}

const interpolations = knownOptions.get('resize_interpolation');

function interpolation(table: ConfigNode | undefined): readonly ConfigFlaw[] {
  const node = childOf(table, 'resize_interpolation');
  const value = textOf(node);
  if (!node || value === undefined || !Array.isArray(interpolations) || interpolations.includes(value))
    return [];
  const names = interpolations.map(String);
  const guess = nearest(value, names);
  const text: Message = guess
    ? message('The trainer knows no interpolation "{0}", and stops. Did you mean "{1}"?', value, guess)
    : message('The trainer knows no interpolation "{0}", and stops. It knows {1}.', value, names.join(', '));
  return [warning(node.span, text)];
}

/** The trainer asserts both where buckets are on. */
function sizes(
  dataset: TableNode,
  general: ConfigNode | undefined,
  training: Options | undefined,
): readonly ConfigFlaw[] {
  const levels = [dataset, general];
  const on = firstOf(levels, 'enable_bucket');
  if (!(on?.kind === 'bool' ? on.value : training?.['enable_bucket'])) return [];
  const node = firstOf(levels, 'resolution');
  if (!node) return oddSteps(levels);
  const sides = (node.kind === 'list' ? node.items : [node]).flatMap((item) => numberOf(item) ?? []);
  const limit = (key: string, usual: number) => {
    const own = numberOf(firstOf(levels, key));
    const said = training?.[key];
    return own ?? (typeof said === 'number' ? said : training ? usual : undefined);
  };
  const most = limit('max_bucket_reso', 1024);
  const least = limit('min_bucket_reso', 256);
  const step = limit('bucket_reso_steps', 64) ?? 64;
  const isOver = most !== undefined && step > 0 && Math.max(...sides) > Math.ceil(most / step) * step;
  const isUnder = least !== undefined && step > 0 && Math.min(...sides) < Math.floor(least / step) * step;
  return [
    ...oddSteps(levels),
    ...(isOver
      ? [warning(node.span, message('A side is longer than max_bucket_reso ({0}): the trainer stops.', most))]
      : []),
    ...(isUnder
      ? [
          warning(
            node.span,
            message('A side is shorter than min_bucket_reso ({0}): the trainer stops.', least),
          ),
        ]
      : []),
  ];
}

/** What each kind of model wants is a multiple of this. */
const LEAST_STEP = 16;

function oddSteps(levels: Levels): readonly ConfigFlaw[] {
  const node = firstOf(levels, 'bucket_reso_steps');
  const step = numberOf(node);
  if (!node || step === undefined || (step > 0 && step % LEAST_STEP === 0)) return [];
  const text = message(
    'The trainer takes multiples of 64, for SDXL and SD 3 of 32, for Anima of 16: it stops over {0}.',
    step,
  );
  return [warning(node.span, text)];
}

function validation(
  datasets: ConfigNode | undefined,
  general: ConfigNode | undefined,
  training: Options | undefined,
): readonly ConfigFlaw[] {
  const found = new Map<ConfigNode, ConfigFlaw>();
  for (const dataset of tablesIn(datasets)) {
    const levels = [dataset, general];
    const node = firstOf(levels, 'validation_split');
    const share = numberOf(node);
    if (!node || share === undefined || share === 0 || found.has(node)) continue;
    const text = aboutValidation(share, dataset, levels, training);
    if (text) found.set(node, warning(node.span, text));
  }
  return [...found.values()];
}

function aboutValidation(
  share: number,
  dataset: TableNode,
  levels: Levels,
  training: Options | undefined,
): Message | undefined {
  const subsets = tablesIn(childOf(dataset, 'subsets'));
  if (share < 0 || share > 1)
    return message('This is no share between 0 and 1: the trainer validates with nothing.');
  if (kindOf(childOf(dataset, 'subsets'), false) === 'metadata')
    return message('With a metadata_file the trainer keeps nothing back to validate with.');
  if (subsets.some((subset) => isTrue(firstOf([subset, ...levels], 'cache_info'))))
    return message('With cache_info the trainer gives pictures the captions of others when it divides them.');
  if (!firstOf(levels, 'validation_seed') && training?.['validation_seed'] === undefined)
    return message(
      'Without validation_seed the trainer shuffles twice, differently: pictures that it validates with are trained, too.',
    );
  return undefined;
}

const isTrue = (node: ConfigNode | undefined) => node?.kind === 'bool' && node.value === true;

/** The first value that is said; the trainer takes "" and 0 for said, too. */
function firstOf(levels: Levels, key: string): ConfigNode | undefined {
  for (const level of levels) {
    const node = childOf(level, key);
    if (node) return node;
  }
  return undefined;
}

function warning(span: ConfigFlaw['span'], text: Message): ConfigFlaw {
  return { severity: 'warning', span, message: text };
}
