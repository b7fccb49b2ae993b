// Bundled and run by scripts/hash-distances.mjs: how far apart the sample's pictures are.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { hashDistance } from '../../core/image/pixels/difference-hash.ts';
import type { SeenPixels } from '../../core/image/pixels/facts.ts';
import { mirrorSmall, smallDifference } from '../../core/image/pixels/measure.ts';
import { readPixels } from '../../core/node/pixels/read-pixels.ts';

/** What is measured between all pairs of some pictures. */
export interface HashDistances {
  readonly pictures: number;
  /** How many pairs have a distance, by the distance: as they are, and one of them mirrored. */
  readonly plain: Readonly<Record<string, number>>;
  readonly mirrored: Readonly<Record<string, number>>;
  /** The least difference of small copies among all pairs, either way. */
  readonly leastDifference: number;
}

/** Measures the pictures of a folder. */
export async function hashDistances(folder: string): Promise<HashDistances> {
  const seen: SeenPixels[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!/\.(?:jpg|png|webp)$/.test(name)) continue;
    const facts = await readPixels(path.join(folder, name));
    if (facts.state !== 'seen') throw new Error(`${name} is ${facts.state}`);
    seen.push(facts);
  }
  const plain: Record<string, number> = {};
  const mirrored: Record<string, number> = {};
  let leastDifference = 1;
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(0, index)) {
      const count = (table: Record<string, number>, distance: number) => {
        table[distance] = (table[distance] ?? 0) + 1;
      };
      count(plain, hashDistance(one.hash, other.hash));
      count(mirrored, hashDistance(one.mirrored, other.hash));
      const flipped = smallDifference(mirrorSmall(one.small), other.small);
      leastDifference = Math.min(leastDifference, smallDifference(one.small, other.small), flipped);
    }
  }
  return { pictures: seen.length, plain, mirrored, leastDifference: Number(leastDifference.toFixed(4)) };
}
