import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { ImageFile } from '../../dataset/files.ts';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { fromNative, toNative } from '../native-path.ts';
import { type PictureFile, prune } from '../thumbnails/thumbnail-cache.ts';
import { PixelCache } from './pixel-cache.ts';
import type { Picture, PixelWorkers } from './pixel-workers.ts';

/** A picture's path, in core's form, with what its pixels say. */
export type ReadPixels = readonly [path: string, facts: PixelFacts];

/** So many new facts are risked: the rest is on disk if everything ends. */
const STORED_EVERY = 500;
/** So many files are asked for their time at once. */
const ASKED_AT_ONCE = 64;

/** Reads the pixels of many pictures: those that are known from the disk's cache, the others by the workers. */
export class PixelReader {
  readonly #workers: PixelWorkers;
  /** Native path; undefined: nothing is kept. */
  readonly #cache: string | undefined;
  readonly #log: (line: string) => void;

  constructor(workers: PixelWorkers, cache: string | undefined, log: (line: string) => void) {
    this.#workers = workers;
    this.#cache = cache;
    this.#log = log;
  }

  /**
   * Reads pictures, folder by folder; `take` hears of each as it is known. Returns when all are, or when it is given up.
   * Pictures that are broken by their header are left out.
   */
  async read(
    images: Iterable<ImageFile>,
    take: (read: ReadPixels) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const folders = new Map<string, Picture[]>();
    for (const { path: image, facts } of images) {
      if (facts?.state !== 'readable') continue;
      const picture = { path: toNative(image), pixels: facts.width * facts.height };
      const folder = path.dirname(picture.path);
      const known = folders.get(folder);
      known ? known.push(picture) : folders.set(folder, [picture]);
    }
    for (const [folder, pictures] of folders) {
      if (signal.aborted) break;
      await this.#readFolder(folder, pictures, take, signal);
    }
    this.#workers.rest();
    // What can't be removed now is removed another time.
    if (this.#cache !== undefined) await prune(this.#cache).catch(() => undefined);
  }

  dispose(): void {
    this.#workers.dispose();
  }

  async #readFolder(
    folder: string,
    pictures: readonly Picture[],
    take: (read: ReadPixels) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const cache = this.#cache === undefined ? undefined : await PixelCache.open(this.#cache, folder);
    const unknown: (Picture & PictureFile)[] = [];
    for (let start = 0; start < pictures.length && !signal.aborted; start += ASKED_AT_ONCE) {
      const files = await Promise.all(pictures.slice(start, start + ASKED_AT_ONCE).map(fileOf));
      for (const file of files) {
        const known = file && cache?.get(file);
        if (known) take([fromNative(file.path), known]);
        else if (file) unknown.push(file);
      }
    }
    const keep = async () => {
      try {
        if (cache) await cache.store(new Set(await fs.readdir(folder)));
      } catch (error) {
        this.#log(`what pictures look like can't be kept in ${this.#cache}: ${error}`);
      }
    };
    const left = unknown.values();
    const lane = async () => {
      for (const picture of left) {
        if (signal.aborted) return;
        const facts = await this.#workers.read(picture);
        cache?.set(picture, facts);
        take([fromNative(picture.path), facts]);
        if (cache && cache.changes >= STORED_EVERY) await keep();
      }
    };
    await Promise.all(Array.from({ length: this.#workers.most }, lane));
    await keep();
  }
}

async function fileOf(picture: Picture): Promise<(Picture & PictureFile) | undefined> {
  try {
    const { size, mtimeMs } = await fs.stat(picture.path);
    return { ...picture, size, mtimeMs };
  } catch {
    // Gone since it was listed.
    return undefined;
  }
}
