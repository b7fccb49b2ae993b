import { dirname } from '../../path.ts';
import type { Dataset } from '../dataset.ts';
import { type Counted, counted, sumOf } from './counted.ts';
import { type Entries, entriesOf, mergeEntries } from './entries.ts';

/** Files by the path of their folder. */
export type ByFolder = Entries<Counted>;

export const byFolder = {
  schema: entriesOf(counted),
  merge: (one: ByFolder, other: ByFolder): ByFolder => mergeEntries(one, other, (a, b) => sumOf([a, b])),
};

const known = new WeakMap<Dataset['images'], ByFolder>();

/** The pictures of a dataset: several rules ask for them. */
export function imagesByFolder({ images }: Dataset): ByFolder {
  const counts = known.get(images) ?? countByFolder(images.keys());
  known.set(images, counts);
  return counts;
}

/** Counts files by their folders. */
export function countByFolder(files: Iterable<string>): ByFolder {
  const folders = new Map<string, { count: number; first: string }>();
  for (const file of files) {
    const folder = dirname(file);
    const known = folders.get(folder);
    if (!known) folders.set(folder, { count: 1, first: file });
    else {
      known.count++;
      if (file < known.first) known.first = file;
    }
  }
  return [...folders];
}

/** The files of some of the folders. */
export function sumOfFolders(counts: ByFolder, isMeant: (folder: string) => boolean): Counted {
  return sumOf(counts.filter(([folder]) => isMeant(folder)).map(([, count]) => count));
}
