import type { Dataset } from '../dataset/dataset.ts';
import { stopOf } from '../dataset/walk.ts';
import { dirname, isWithin, relativeTo, splitExtension } from '../path.ts';

/** What the captions of a dataset's pictures are called in its sheets, those that aren't written yet too. */
export interface SheetNames {
  /** What all names are seen from. */
  readonly folder: string;
  /** The caption's path, by name. */
  readonly paths: ReadonlyMap<string, string>;
  /** By the caption's path. */
  readonly names: ReadonlyMap<string, string>;
}

/** Of the latest snapshots: what is asked for at each letter is the same. */
const kept = new WeakMap<Dataset, SheetNames>();

/**
 * Names by path without extension, from the folder that has all pictures. Two captions of one such name, as
 * `a.txt` and `a.caption`, and all that could be taken for them, are called by their whole name.
 */
export function sheetNames(dataset: Dataset): SheetNames {
  const known = kept.get(dataset);
  if (known) return known;
  const folder = folderAround(dataset);
  const captions = new Set<string>();
  for (const image of dataset.images.keys()) captions.add(stopOf(dataset, image).caption);
  const made = namesBy(captions, (path) => relativeTo(folder, splitExtension(path)[0]));
  const result = { folder, ...(made ?? namesBy(captions, (path) => relativeTo(folder, path)) ?? none) };
  kept.set(dataset, result);
  return result;
}

const none = { paths: new Map<string, string>(), names: new Map<string, string>() };

/** Undefined where two have one name. */
function namesBy(
  captions: ReadonlySet<string>,
  nameOf: (path: string) => string,
): Pick<SheetNames, 'paths' | 'names'> | undefined {
  const paths = new Map<string, string>();
  const names = new Map<string, string>();
  for (const path of captions) {
    const name = nameOf(path);
    if (paths.has(name)) return undefined;
    paths.set(name, path);
    names.set(path, name);
  }
  return { paths, names };
}

/** The innermost folder that has all pictures of a dataset. */
function folderAround({ root, images }: Dataset): string {
  let folder: string | undefined;
  for (const image of images.keys()) {
    folder ??= dirname(image);
    while (!isWithin(image, folder) && folder !== root) folder = dirname(folder);
    if (folder === root) break;
  }
  return folder ?? root;
}
