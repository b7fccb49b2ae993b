import type { Message } from '../message.ts';

/** What a key's value is. */
export type ValueForm =
  | 'flag'
  | 'int'
  | 'float'
  | 'number'
  | 'text'
  | 'texts'
  | 'floats'
  | 'pair'
  | 'size'
  | 'table'
  | 'tables'
  | 'any';

export type PlainValue = string | number | boolean;

/** A value that a key may have. */
export interface ValueFact {
  readonly value: PlainValue;
  readonly about?: Message;
}

/** What a key of a configuration is. */
export interface KeyFact {
  readonly name: string;
  readonly form: ValueForm;
  /** What it is for, one paragraph each. */
  readonly about: readonly Message[];
  /** Values that it takes. */
  readonly values?: readonly ValueFact[];
  /** Whether there are no others. */
  readonly isClosed?: boolean;
  /** What it is where nothing is said. */
  readonly default?: PlainValue;
  /** Where its text is tags or a caption of the dataset. */
  readonly holds?: 'tag' | 'caption';
  /** Of a table: whether it has a header of its own, `[name]`. */
  readonly hasHeader?: boolean;
}

/** A table of a configuration, as far as it is written. */
export interface TableAt {
  /** The names that lead to it; the tables of a list all go by the list's name. */
  readonly path: readonly string[];
  /** The keys that stand in it. */
  readonly written: ReadonlySet<string>;
  /** The keys of each table at a path, within the nearest list around both. */
  tables(path: readonly string[]): readonly ReadonlySet<string>[];
}

/** What a kind of configuration may say. */
export interface ConfigGrammar {
  /** The keys that a table may have. */
  keysOf(table: TableAt): readonly KeyFact[];
  /** Whether tables mean nothing, so that a key counts wherever it stands. */
  readonly isFlat?: boolean;
}

/** A grammar that knows nothing. */
export const noGrammar: ConfigGrammar = { keysOf: () => [] };
