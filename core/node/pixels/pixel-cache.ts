import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as z from 'zod';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { storeCached } from '../disk/store-cached.ts';
import { isCached, type PictureFile } from '../thumbnails/thumbnail-cache.ts';

/** Grows when something is measured in another way: what was kept before is not found any more, and pruned in time. */
const ALGORITHM = 1;

const share = z.number();
const hash = z.tuple([z.number(), z.number()]);
const facts = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('seen'),
    digest: z.string(),
    transparent: share,
    hash,
    mirrored: hash,
    small: z.string(),
    sharpness: z.number(),
    brightness: z.number(),
    contrast: z.number(),
    black: share,
    white: share,
    entropy: z.number(),
  }),
  z.object({ state: z.literal('damaged'), detail: z.string() }),
]);
const schema = z.record(z.string(), z.tuple([z.number(), z.number(), facts]));

type Kept = readonly [size: number, mtimeMs: number, facts: PixelFacts];

/** What is known of the pictures of one folder, by name, from earlier times. One file: a picture's facts are few bytes. */
export class PixelCache {
  readonly #file: string;
  readonly #kept: Map<string, Kept>;
  #changes = 0;

  private constructor(file: string, kept: Map<string, Kept>) {
    this.#file = file;
    this.#kept = kept;
  }

  /** Opens the one of a folder; empty where there is none that can be read. Native paths. */
  static async open(cache: string, folder: string): Promise<PixelCache> {
    const key = createHash('sha256').update([folder, ALGORITHM].join('\0')).digest('hex');
    const file = path.join(cache, key.slice(0, 2), `${key}.json`);
    if (!isCached(file)) return new PixelCache(file, new Map());
    try {
      const parsed = schema.safeParse(JSON.parse(await fs.readFile(file, 'utf8')));
      return new PixelCache(file, new Map(Object.entries(parsed.data ?? {})));
    } catch {
      return new PixelCache(file, new Map());
    }
  }

  /** How many facts came since it was stored. */
  get changes(): number {
    return this.#changes;
  }

  /** The facts of a picture as its file is now; undefined where they are not known. */
  get({ path: picture, size, mtimeMs }: PictureFile): PixelFacts | undefined {
    const kept = this.#kept.get(path.basename(picture));
    return kept && kept[0] === size && kept[1] === mtimeMs ? kept[2] : undefined;
  }

  /** Keeps facts. What could not be looked at may be another time: it is not kept. */
  set({ path: picture, size, mtimeMs }: PictureFile, found: PixelFacts): void {
    if (found.state === 'unseen') return;
    this.#kept.set(path.basename(picture), [size, mtimeMs, found]);
    this.#changes++;
  }

  /** Writes what it has, without the pictures that are gone. @throws the system's error */
  async store(names: ReadonlySet<string>): Promise<void> {
    if (this.#changes === 0) return;
    this.#changes = 0;
    const kept = Object.fromEntries([...this.#kept].filter(([name]) => names.has(name)));
    storeCached(this.#file, Buffer.from(JSON.stringify(kept)));
  }
}
