import type { Config } from '../../config/schema.ts';
import { treeMatcher } from '../../glob.ts';
import { relativeTo, splitExtension } from '../../path.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import type { FolderListing } from './listing.ts';

/** The files of a folder that its dataset doesn't ignore, by absolute path. */
export interface SortedFiles {
  readonly images: readonly string[];
  readonly captions: readonly string[];
  /** All others. */
  readonly left: readonly string[];
}

export type SortFiles = (folder: FolderListing) => SortedFiles;

/** Sorts the files of folders; each folder's once, since there may be a hundred thousand of them. */
export function fileSorter(root: string, trainer: Trainer, extension: string, config: Config): SortFiles {
  const sort = sorterOf(root, trainer, extension, config);
  const known = new Map<string, SortedFiles>();
  return (folder) => {
    const sorted = known.get(folder.path) ?? sort(folder);
    known.set(folder.path, sorted);
    return sorted;
  };
}

/** The same for whoever can't keep so many names: it sorts anew each time. */
export function sorterOf(root: string, trainer: Trainer, extension: string, config: Config): SortFiles {
  const ignore = config.dataset?.ignore ?? [];
  const isIgnored = treeMatcher(ignore);
  return ({ path, files }) => {
    const images: string[] = [];
    const captions: string[] = [];
    const left: string[] = [];
    const start = path.endsWith('/') ? path : `${path}/`;
    for (const name of files) {
      const file = start + name;
      if (ignore.length > 0 && isIgnored(relativeTo(root, file))) continue;
      if (trainer.readsImage(name)) images.push(file);
      else (splitExtension(name)[1] === extension ? captions : left).push(file);
    }
    return { images, captions, left };
  };
}
