import type { SuffixTableData } from './suffix-table.ts';

/** Grows when the data is laid out or computed another way: what was kept of an older one is made anew. */
export const DICTIONARY_FORMAT = 2;

/** What few tags have. */
export interface TagDetail {
  readonly tag: number;
  /** How it is written in a caption, where that isn't its key. */
  readonly spelling?: string;
  /** What its list says instead of a count. */
  readonly label?: string;
}

/**
 * Tags with their index, as plain typed arrays: a worker makes them, they are transferred and kept on disk. A tag is
 * its place in the order of use, 0 the most used one, names a class lower. A spelling is the key of a tag or of one of its aliases.
 */
export interface DictionaryData {
  /** All spellings, each with a 0 behind it: for each tag its own, then its aliases'. UTF-16 units. */
  readonly text: Uint16Array;
  /** Where each spelling begins in the text; the text's length at last. */
  readonly spellings: Uint32Array;
  /** The number of each tag's own spelling; the number of all at last. */
  readonly tags: Uint32Array;
  /** Posts of each tag, or NO_COUNT. */
  readonly counts: Uint32Array;
  /** Of each tag: which of CATEGORIES. */
  readonly categories: Uint8Array;
  /** In the order of tags. */
  readonly details: readonly TagDetail[];
  /** Where spellings begin. */
  readonly firsts: SuffixTableData;
  /** Where words begin, the first ones too. */
  readonly words: SuffixTableData;
  /** All other places but blanks. */
  readonly insides: SuffixTableData;
}

/** Stands for a count that the list doesn't have; the largest one that can be kept is one less. */
export const NO_COUNT = 0xffff_ffff;

/** The rank of a place in all tables: by the tag's use, its name before its aliases. */
export function rankOf(tag: number, isAlias: boolean): number {
  return 2 * tag + (isAlias ? 1 : 0);
}

/** The tag that a rank belongs to. */
export function tagOfRank(rank: number): number {
  return rank >>> 1;
}

/** Whether a rank is that of a place in an alias. */
export function isAliasRank(rank: number): boolean {
  return (rank & 1) === 1;
}
