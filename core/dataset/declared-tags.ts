import { tagKey } from '../caption/tag-key.ts';
import type { Config } from '../config/schema.ts';
import { canonicalOf, impliedBy } from '../vocabulary/vocabulary.ts';

/** What a configuration says of tags under `[tags]`, by their keys. */
export interface DeclaredTags {
  readonly known: ReadonlySet<string>;
  /** As written, and the keys of what they are in the vocabulary. */
  readonly unwanted: readonly string[];
  readonly unwantedKeys: ReadonlySet<string>;
  /** The tag to write, by the key of another name of it. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly implies: ReadonlyMap<string, readonly string[]>;
}

const declared = new WeakMap<Config, DeclaredTags>();

/** What a configuration says of tags, worked out once. */
export function declaredTags(config: Config): DeclaredTags {
  const remembered = declared.get(config);
  if (remembered) return remembered;
  const { known = [], unwanted = [], aliases = {}, implies = {} } = config.tags ?? {};
  const result: DeclaredTags = {
    known: new Set(known.map(tagKey)),
    unwanted: [...new Set(unwanted)],
    unwantedKeys: new Set(unwanted.map((tag) => canonicalOf(tagKey(tag)))),
    aliases: new Map(
      Object.entries(aliases)
        .filter(([alias, tag]) => tagKey(alias) !== tagKey(tag))
        .map(([alias, tag]) => [tagKey(alias), tag]),
    ),
    implies: new Map(
      Object.entries(implies).map(([tag, others]) => [tagKey(tag), [others].flat().map(tagKey)]),
    ),
  };
  declared.set(config, result);
  return result;
}

/** All that a picture with a tag has too, by the vocabulary and by what is declared; never the tag itself. */
export function impliedTags(config: Config, key: string): ReadonlySet<string> {
  const { implies } = declaredTags(config);
  if (implies.size === 0) return impliedBy(key);
  const found = new Set<string>();
  const left = [key];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    for (const other of [...impliedBy(next), ...(implies.get(next) ?? [])]) {
      if (other === key || found.has(other)) continue;
      found.add(other);
      left.push(other);
    }
  }
  return found;
}
