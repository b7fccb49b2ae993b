/** One of several parts of the work, from 1: `{ index: 2, count: 4 }` is the second quarter. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The whole work. */
export const ALL: Shard = { index: 1, count: 1 };

/** So many at most: beyond that somebody mistyped. */
export const MOST_SHARDS = 1_000_000;

/** `2/4` → the second of four; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^(\d{1,7})\/(\d{1,7})$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined) return undefined;
  return index >= 1 && index <= count && count <= MOST_SHARDS ? { index, count } : undefined;
}

/** Whether a name falls to a shard. It does on any machine. */
export function isIn({ index, count }: Shard, name: string): boolean {
  return placeOf(name, count) === index - 1;
}

/** Which of several parts a name falls to, from 0: by a hash (FNV-1a, 32 bits) of its UTF-16 units. */
export function placeOf(name: string, count: number): number {
  if (count === 1) return 0;
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    hash ^= name.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  // The lowest bits of this hash are those of the last letters: mixed, even `0.png`, `2.png` … fall to all.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) % count;
}
