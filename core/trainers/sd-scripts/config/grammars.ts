import type { ConfigGrammar, KeyFact, TableAt } from '../../../config/config-grammar.ts';
import { message } from '../../../message.ts';
import type { LanguageAround } from '../../trainer-configs.ts';
import { datasetFacts, factOf } from './dataset-keys.ts';
import { type DatasetKind, datasetSchema, generalSchema, subsetSchema } from './dataset-schema.ts';
import { optionFacts } from './option-facts.ts';
import { presetFacts } from './preset-facts.ts';
import { promptKeyFacts } from './prompt-keys.ts';

/** A training config: options, in any table of one level or in none. */
export function trainingGrammar({ installed }: LanguageAround): ConfigGrammar {
  return {
    isFlat: true,
    keysOf: ({ path }) => (path.length > 1 ? [] : optionFacts(installed)),
  };
}

/** A preset of kohya_ss: keys, none of them in another. */
export function presetGrammar(): ConfigGrammar {
  return { keysOf: ({ path }) => (path.length > 0 ? [] : presetFacts()) };
}

/** Sample prompts in TOML and JSON. */
export function promptGrammar(format: 'toml' | 'json'): ConfigGrammar {
  const prompt: KeyFact = {
    name: 'prompt',
    form: 'table',
    hasHeader: true,
    about: [message('What all sample prompts have in common.')],
  };
  const subset: KeyFact = {
    name: 'subset',
    form: 'tables',
    hasHeader: true,
    about: [message('One sample prompt. A key that stands in [prompt] as well stops the trainer.')],
  };
  return {
    keysOf({ path }) {
      const at = path.join('.');
      if (format === 'json') return at === '' ? promptKeyFacts : [];
      if (at === '') return [prompt];
      if (at === 'prompt') return [...promptKeyFacts, subset];
      return at === 'prompt.subset' ? promptKeyFacts : [];
    },
  };
}

const top: readonly KeyFact[] = [
  {
    name: 'general',
    form: 'table',
    hasHeader: true,
    about: [message('What holds for all datasets of this file that say nothing else.')],
  },
  {
    name: 'datasets',
    form: 'tables',
    hasHeader: true,
    about: [message('A dataset: subsets that are trained in the same sizes and batches.')],
  },
];
const subsets: KeyFact = {
  name: 'subsets',
  form: 'tables',
  hasHeader: true,
  about: [message('A folder of pictures, or a file of metadata, of the dataset above.')],
};

/** A dataset config. */
export function datasetGrammar({ training }: LanguageAround): ConfigGrammar {
  const masks = training?.['masked_loss'] === true;
  return {
    keysOf(table) {
      const at = table.path.join('.');
      if (at === '') return top;
      if (at === 'general') return datasetFacts(generalSchema);
      if (at === 'datasets') {
        const kind = kindOf(table.tables(['datasets', 'subsets']), masks);
        return [...(kind ? datasetFacts(datasetSchema(kind)) : []), subsets];
      }
      return at === 'datasets.subsets' ? subsetKeys(table, masks) : [];
    },
  };
}

/** What its subsets make a dataset; a mix stops the trainer, and is none. */
function kindOf(all: readonly ReadonlySet<string>[], masks: boolean): DatasetKind | undefined {
  if (all.length === 0) return 'captions';
  if (masks && all.every((keys) => keys.has('conditioning_data_dir'))) return 'masks';
  if (all.every((keys) => keys.has('metadata_file'))) return 'metadata';
  return all.some((keys) => keys.has('metadata_file')) ? undefined : 'captions';
}

/** A subset may still become of another kind, as long as it says nothing that only the one has, and is alone. */
function subsetKeys(table: TableAt, masks: boolean): readonly KeyFact[] {
  const all = table.tables(['datasets', 'subsets']);
  const kind = kindOf(all, masks) ?? (table.written.has('metadata_file') ? 'metadata' : 'captions');
  const own = datasetFacts(subsetSchema(kind));
  if (kind !== 'captions' || all.length > 1) return own;
  const fits = (other: DatasetKind) =>
    [...table.written].every((key) => Object.hasOwn(subsetSchema(other).keys, key));
  return [
    ...own,
    ...(fits('metadata') ? [factOf('metadata_file', 'text')] : []),
    ...(masks && fits('masks') ? [factOf('conditioning_data_dir', 'text')] : []),
  ];
}
