import type { Failure } from '../../ports.ts';
import type { DictionaryData } from '../../vocabulary/dictionary/dictionary-data.ts';
import type { SkippedRow } from '../../vocabulary/dictionary/read-dictionary.ts';
import type { ListEncoding } from './decode-list.ts';

/** What became of one list. */
export type DictionarySource =
  | {
      readonly file: string;
      /** How many tags it has, or translates. */
      readonly tags: number;
      readonly isTranslation: boolean;
      readonly encoding: ListEncoding;
      /** How many rows were left out, and the first of them. */
      readonly skipped: number;
      readonly firstSkipped: readonly SkippedRow[];
    }
  | ({ readonly file: string } & Failure);

/** A dictionary and what it was made of. */
export interface LoadedDictionary {
  readonly data: DictionaryData;
  readonly sources: readonly DictionarySource[];
  /** Tags that were left out because there are too many: the least used ones. */
  readonly dropped: number;
  /** Why the index could not be kept, in the system's words: then it is built anew each time. */
  readonly cacheFailure?: string;
}
