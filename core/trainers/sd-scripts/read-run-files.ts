import { readToml } from '../../config/toml.ts';
import { basename } from '../../path.ts';
import type { Options } from '../../training/options.ts';
import type { RunFiles } from '../../training/run-files.ts';
import { datasetOptions, isOurs } from './config-files.ts';
import { optionOfGeneral } from './dataset-options.ts';

type Table = Readonly<Record<string, unknown>>;

/** What of a subset a plan has. */
const SUBSET = new Set(['image_dir', 'num_repeats', 'class_tokens', 'is_reg']);

/**
 * What the trainer's own files of a run say, as they are now: somebody may have changed them by hand. The inverse of
 * `configFiles`. @param texts by name @returns undefined where one of the two is missing, or is no TOML
 */
export function readRunFiles(texts: Readonly<Record<string, string>>): RunFiles | undefined {
  const [config, dataset] = [tableOf(texts['config.toml']), tableOf(texts['dataset.toml'])];
  if (!config || !dataset) return undefined;
  const told = Object.entries(flat(config)).filter(([name, value]) => !isOurs(name, value));
  const { extension, options, unread } = generalOf(asTable(dataset['general']));
  const datasets = listOf(dataset['datasets']);
  const subsets = datasets.flatMap((one) => listOf(one['subsets']));
  return {
    // The resolution stands in both; the dataset's counts.
    options: { ...Object.fromEntries(told.filter(([name]) => !datasetOptions.has(name))), ...options },
    captionExtension: extension,
    subsets: subsets.map((subset) => ({
      folder: String(subset['image_dir'] ?? ''),
      repeats: typeof subset['num_repeats'] === 'number' ? subset['num_repeats'] : 1,
      classTokens: typeof subset['class_tokens'] === 'string' ? subset['class_tokens'] : undefined,
      isRegularization: subset['is_reg'] === true,
    })),
    prompts: (texts['prompts.txt'] ?? '').split(/\r?\n/).filter((line) => line !== ''),
    unread: [
      ...unread,
      ...datasets.slice(1).map((_, index) => `datasets ${index + 2}`),
      ...datasets.flatMap((one) => Object.keys(one).filter((key) => key !== 'subsets')),
      ...subsets.flatMap((one) => Object.keys(one).filter((key) => !SUBSET.has(key))),
    ],
    values: new Map([...told, ...namedValues(dataset)]),
  };
}

/** All that `dataset.toml` says, by a name that tells the folder, too. */
function namedValues(dataset: Table): readonly (readonly [string, unknown])[] {
  const datasets = listOf(dataset['datasets']);
  return [
    ...Object.entries(asTable(dataset['general'])),
    ...datasets.flatMap((one, index) => {
      const own = Object.entries(one).filter(([key]) => key !== 'subsets');
      const place = index === 0 ? '' : ` (${index + 1})`;
      const subsets = listOf(one['subsets']).flatMap((subset) => {
        const folder = `${basename(String(subset['image_dir'] ?? ''))}${place}`;
        const rest = Object.entries(subset).filter(([key]) => key !== 'image_dir');
        return rest.map(([key, value]) => [`${folder}: ${key}`, value] as const);
      });
      return [...own.map(([key, value]) => [`datasets${place}: ${key}`, value] as const), ...subsets];
    }),
  ];
}

function generalOf(general: Table): { extension: string; options: Options; unread: readonly string[] } {
  const options: Record<string, unknown> = {};
  const unread: string[] = [];
  let extension = '.caption';
  for (const [name, value] of Object.entries(general)) {
    if (name === 'caption_extension') extension = String(value);
    else {
      const option = optionOfGeneral(name);
      if (option === undefined) unread.push(name);
      else options[option] = value;
    }
  }
  return { extension, options, unread };
}

/** As the trainer reads it: tables lose their names, what comes later counts. */
function flat(config: Table): Table {
  return Object.assign(
    {},
    ...Object.entries(config).map(([name, value]) => (isTable(value) ? value : { [name]: value })),
  );
}

function tableOf(text: string | undefined): Table | undefined {
  const reading = text === undefined ? undefined : readToml(text);
  return reading && 'value' in reading ? asTable(reading.value) : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function asTable(value: unknown): Table {
  return isTable(value) ? value : {};
}

function listOf(value: unknown): readonly Table[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}
