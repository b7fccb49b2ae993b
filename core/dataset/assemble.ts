import { parseCaption } from '../caption/caption.ts';
import { type Caches, noCaches } from './caches/caches.ts';
import { type Counts, createDataset, type Dataset, filled } from './dataset.ts';
import { type OtherFile, otherFile } from './discovery/other-files.ts';
import type { CaptionFile, ImageFile } from './files.ts';
import type { LoadedBeginning, LoadedPart, ReadCaption } from './load.ts';

/**
 * A dataset that is being read: captions are parsed as they come, and all is put together in one go. A snapshot after each part
 * would copy and count again and again what there is.
 */
export class Assembly {
  readonly #beginning: LoadedBeginning;
  readonly #empty: Dataset;
  readonly #captions = new Map<string, CaptionFile>();
  readonly #images = new Map<string, ImageFile>();
  #caches: Caches = noCaches;

  constructor(beginning: LoadedBeginning) {
    this.#beginning = beginning;
    this.#empty = createDataset(beginning);
  }

  /** Takes another part of the same dataset. Not after it was put together. */
  take(part: LoadedPart): void {
    if (part.kind === 'captions')
      for (const read of part.captions) this.#captions.set(read.path, captionFile(this.#empty, read));
    else if (part.kind === 'facts')
      for (const [path, facts] of part.facts) this.#images.set(path, { path, facts });
    else if (part.kind === 'caches') this.#caches = part.caches;
  }

  /**
   * The dataset of all parts that came.
   * @param counts what is counted in its files, where that is known: of a slice, what is in all of the dataset
   */
  dataset(counts?: Counts): Dataset {
    const { images: paths, others: names } = this.#beginning;
    const [images, captions] = [this.#images, this.#captions];
    if (images.size < paths.length)
      for (const path of paths) if (!images.has(path)) images.set(path, { path });
    const others = new Map<string, OtherFile>();
    for (const path of names) {
      const other = otherFile(path);
      if (other) others.set(path, other);
    }
    return { ...filled(this.#empty, { images, captions, others }, counts), caches: this.#caches };
  }
}

/** Puts a dataset together of all its parts. @param counts see `Assembly` */
export function assembleWhole(parts: Iterable<LoadedPart>, counts?: Counts): Dataset {
  let assembly: Assembly | undefined;
  for (const part of parts) {
    if (part.kind === 'dataset') assembly = new Assembly(part);
    else assembly?.take(part);
  }
  if (!assembly) throw new Error('a dataset was loaded without its beginning');
  return assembly.dataset(counts);
}

/** A caption as its dataset has it: parsed as the trainer reads it. */
export function captionFile(dataset: Dataset, read: ReadCaption): CaptionFile {
  if (!('text' in read)) return read;
  const { path, text, bom, foreign } = read;
  const { trainer, grammar } = dataset;
  const caption = parseCaption(text, trainer.readSpan(text, grammar), grammar);
  return { path, bom, caption, ...(foreign ? { foreign } : {}) };
}
