import { buildDictionary } from '../../core/vocabulary/dictionary/build-dictionary.ts';
import { Dictionary } from '../../core/vocabulary/dictionary/dictionary.ts';
import { mergeEntries } from '../../core/vocabulary/dictionary/merge-entries.ts';
import { readDictionary } from '../../core/vocabulary/dictionary/read-dictionary.ts';

/** The dictionary of one list, by its rows: `name,category,count,"alias,alias"`. */
export function dictionaryOf(...rows: readonly string[]): Dictionary {
  const { entries } = readDictionary('danbooru.csv', rows.join('\n'));
  return new Dictionary(buildDictionary(mergeEntries([entries])));
}
