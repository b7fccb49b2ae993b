import type { TagEntry } from './read-dictionary.ts';
import { useOf } from './standing.ts';
import { dictionaryKey } from './tag-spelling.ts';

/** A tag of one or several lists, ready to be indexed. */
export interface MergedTag extends TagEntry {
  readonly key: string;
  /** Keys of other names, without the tag's own. */
  readonly aliases: readonly string[];
}

/**
 * One tag for each key, most used first, as `useOf` has it; equal ones keep the order of lists and rows.
 * Where lists differ, name, category and label are those of the entry with the highest count, in a tie of the earlier
 * list; aliases are united.
 * @param lists the most trusted first
 * @param translations what tags are called elsewhere; those that no list has are left out
 */
export function mergeEntries(
  lists: readonly (readonly TagEntry[])[],
  translations: readonly TagEntry[] = [],
): readonly MergedTag[] {
  const tags = new Map<string, MergedTag>();
  for (const entry of lists.flat()) {
    const key = dictionaryKey(entry.name);
    // Nothing but underscores.
    if (key === '') continue;
    const known = tags.get(key);
    tags.set(key, known ? union(known, entry) : { ...entry, key, aliases: aliasKeys(key, entry.aliases) });
  }
  for (const { name, aliases } of translations) {
    const known = tags.get(dictionaryKey(name));
    if (known)
      tags.set(known.key, { ...known, aliases: aliasKeys(known.key, [...known.aliases, ...aliases]) });
  }
  return [...tags.values()].sort((a, b) => useOf(b.count, b.category) - useOf(a.count, a.category));
}

function union(known: MergedTag, entry: TagEntry): MergedTag {
  const { key } = known;
  const aliases =
    entry.aliases.length > 0 ? aliasKeys(key, [...known.aliases, ...entry.aliases]) : known.aliases;
  if (weightOf(entry) <= weightOf(known)) return { ...known, aliases };
  return { ...entry, key, aliases };
}

function weightOf({ count }: TagEntry): number {
  return count ?? -1;
}

function aliasKeys(key: string, aliases: readonly string[]): readonly string[] {
  if (aliases.length === 0) return aliases;
  const keys = new Set(aliases.map(dictionaryKey));
  keys.delete(key);
  keys.delete('');
  return [...keys];
}
