import type { Category } from './categories.ts';

/**
 * How a tag, or one of its aliases, matches what is typed: it is that; begins so; has a word that begins so; has one
 * that begins so when blanks are put in (`redey`); holds it elsewhere; has a word that begins so but for a typo.
 */
export type MatchKind = 'exact' | 'prefix' | 'word' | 'joined' | 'inside' | 'typo';

/** A tag that what is typed may mean. */
export interface DictionaryMatch {
  /** As it is written in a caption. */
  readonly tag: string;
  readonly key: string;
  readonly kind: MatchKind;
  /** The other name that matches, where the tag itself doesn't. */
  readonly alias: string | undefined;
  readonly category: Category;
  /** Posts that have it. */
  readonly count: number | undefined;
  /** How likely it is meant: by the way it matches and by its use, in powers of ten. */
  readonly score: number;
}
