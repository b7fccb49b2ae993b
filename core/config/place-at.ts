import type { Span } from '../span.ts';
import type { TableAt } from './config-grammar.ts';

/** Where somebody is in a configuration: in a key, in a value, or in a table's header. */
export type PlaceAt =
  | {
      readonly kind: 'key';
      readonly table: TableAt;
      /** The whole key, with its quotes; empty where none is written. */
      readonly span: Span;
      readonly name: string;
      /** Whether its value, or the rest of a longer key, is there. */
      readonly isFollowed: boolean;
      /** Whether a table's header could stand here. */
      readonly isLine: boolean;
    }
  | {
      readonly kind: 'value';
      readonly table: TableAt;
      readonly key: string;
      readonly span: Span;
      readonly quote: string;
      readonly isInList: boolean;
    }
  | { readonly kind: 'header'; readonly span: Span; readonly path: readonly string[] };

/** A configuration as far as it is written. */
export interface ScannedConfig {
  readonly format: 'toml' | 'json';
  readonly text: string;
  /** What is at an offset; undefined where nothing could be. */
  at(offset: number): PlaceAt | undefined;
  /** All keys, in whatever table. */
  readonly everywhere: ReadonlySet<string>;
  /** The tables that have a header. */
  readonly headers: readonly { readonly path: readonly string[]; readonly isList: boolean }[];
  /** The value of a key in the table of a path, where it is a text. */
  textOf(path: readonly string[]): string | undefined;
}
