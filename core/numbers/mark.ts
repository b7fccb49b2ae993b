import { printQuery } from '../query/print.ts';
import type { Query } from '../query/query.ts';

/** A mark of a picture of numbers: how many pairs it stands for, and the query that finds just those. */
export interface Mark {
  readonly count: number;
  readonly query: string;
}

/** Makes the query that finds those among the counted pairs that fulfil some conditions, which stand side by side. */
export type Within = (conditions: string) => string;

/** Marks of the pairs that a query finds; of all where there is none. */
export function within(query: Query | undefined): Within {
  if (!query) return (conditions) => conditions;
  // Printed anew: what somebody typed may end in the midst of something, such as with a backslash.
  const printed = printQuery(query);
  const isEither = query.kind === 'group' && query.operator === 'or';
  const before = isEither ? `(${printed})` : printed;
  return (conditions) => `${before} ${conditions}`;
}
