import { parseCaption } from '../caption/caption.ts';
import { type Counts, createDataset, type Dataset, filled, withFiles } from './dataset.ts';
import { otherFile } from './discovery/other-files.ts';
import type { CaptionFile, ImageFile } from './files.ts';
import type { LoadedPart, ReadCaption } from './load.ts';

/** Adds a loaded part to the dataset that it belongs to; the first part makes a new one. */
export function assemble(dataset: Dataset | undefined, part: LoadedPart): Dataset {
  if (part.kind === 'dataset') {
    const images = new Map(part.images.map((path): [string, ImageFile] => [path, { path }]));
    const others = new Map(part.others.map((path) => [path, otherFile(path)]));
    return withFiles(createDataset(part), { images, others });
  }
  if (!dataset) throw new Error(`${part.kind} of ${part.root} came before the dataset itself`);
  if (part.kind === 'captions') {
    return withFiles(dataset, {
      captions: new Map(part.captions.map((read) => [read.path, captionFile(dataset, read)])),
    });
  }
  if (part.kind === 'ready') return dataset;
  if (part.kind === 'caches') return { ...dataset, caches: part.caches };
  return withFiles(dataset, { images: new Map(part.facts.map(([path, facts]) => [path, { path, facts }])) });
}

/**
 * Puts a dataset together of all its parts in one go: part by part, its maps would be copied once for each.
 * @param counts what is counted in its files, where that is known: of a slice, what is in all of the dataset
 */
export function assembleWhole(parts: readonly LoadedPart[], counts?: Counts): Dataset {
  const [first] = parts;
  if (first?.kind !== 'dataset') throw new Error('a dataset was loaded without its beginning');
  const empty = createDataset(first);
  const images = new Map(first.images.map((path): [string, ImageFile] => [path, { path }]));
  const captions = new Map<string, CaptionFile>();
  for (const part of parts) {
    if (part.kind === 'captions')
      for (const read of part.captions) captions.set(read.path, captionFile(empty, read));
    else if (part.kind === 'facts') for (const [path, facts] of part.facts) images.set(path, { path, facts });
  }
  const others = new Map(first.others.map((path) => [path, otherFile(path)]));
  const dataset = filled(empty, { images, captions, others }, counts);
  const caches = parts.find((part) => part.kind === 'caches');
  return caches ? assemble(dataset, caches) : dataset;
}

/** A caption as its dataset has it: parsed as the trainer reads it. */
export function captionFile(dataset: Dataset, read: ReadCaption): CaptionFile {
  if (!('text' in read)) return read;
  const { path, text, bom, foreign } = read;
  const { trainer, grammar } = dataset;
  const caption = parseCaption(text, trainer.readSpan(text, grammar), grammar);
  return { path, bom, caption, ...(foreign ? { foreign } : {}) };
}
