import * as z from 'zod';

/** A map as JSON has it: an object would have keys of its own. */
export type Entries<Value, Key extends string = string> = readonly (readonly [key: Key, value: Value])[];

export function entriesOf<Value>(value: z.ZodType<Value>): z.ZodType<Entries<Value>> {
  return z.array(z.tuple([z.string(), value]));
}

/** What two maps have together. @param merge of what both have */
export function mergeEntries<Value, Key extends string>(
  one: Entries<Value, Key>,
  other: Entries<Value, Key>,
  merge: (one: Value, other: Value) => Value,
): Entries<Value, Key> {
  const merged = new Map(one);
  for (const [key, value] of other) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : merge(known, value));
  }
  return [...merged];
}
