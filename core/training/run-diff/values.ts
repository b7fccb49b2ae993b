import type { Change } from './side.ts';

/** What differs between two tables of values, by name, in the order of the names. */
export function diffValues(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name) => {
    const change = { name, before: shown(before.get(name)), after: shown(after.get(name)) };
    return change.before === change.after ? [] : [change];
  });
}

/** A text as it is, all else as JSON has it; null where there is none. */
function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
