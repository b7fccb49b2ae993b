import type { NumberKey, TextKey } from './keys.ts';

/** How a number is compared. `==` is read as `=`. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What a pair of picture and caption has to fulfil. */
export type Query =
  | { readonly kind: 'group'; readonly operator: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | Condition;

/** One condition. */
export type Condition = TextCondition | NumberCondition;

export interface TextCondition {
  readonly kind: 'text';
  /** `any`: the caption or the path, where no key was given. */
  readonly key: TextKey | 'any';
  /** With `*` and `?` for what may stand there; those signs themselves, and a backslash, have a backslash before them. */
  readonly pattern: string;
}

export interface NumberCondition {
  readonly kind: 'number';
  readonly key: NumberKey;
  readonly comparison: Comparison;
  /** As it was written: `75`, `1.5`, `3:2`. */
  readonly written: string;
}

/** All conditions of a query. */
export function* conditionsOf(query: Query): Iterable<Condition> {
  if (query.kind === 'not') yield* conditionsOf(query.part);
  else if (query.kind === 'group') for (const part of query.parts) yield* conditionsOf(part);
  else yield query;
}
