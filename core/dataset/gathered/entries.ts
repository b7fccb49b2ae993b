import * as z from 'zod';

/** A map as JSON has it: an object would have keys of its own. */
export type Entries<Value> = readonly (readonly [key: string, value: Value])[];

export function entriesOf<Value>(value: z.ZodType<Value>): z.ZodType<Entries<Value>> {
  return z.array(z.tuple([z.string(), value]));
}

/** What two maps have together. @param merge of what both have */
export function mergeEntries<Value>(
  one: Entries<Value>,
  other: Entries<Value>,
  merge: (one: Value, other: Value) => Value,
): Entries<Value> {
  const merged = new Map(one);
  for (const [key, value] of other) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : merge(known, value));
  }
  return [...merged];
}
