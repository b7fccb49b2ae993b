import { assembleWhole } from '../dataset/assemble.ts';
import type { Counts, Dataset } from '../dataset/dataset.ts';
import { filesIn } from '../dataset/discovery/discovery.ts';
import { hasName } from '../dataset/discovery/listing.ts';
import { loadDataset } from '../dataset/load.ts';
import { dirname, relativeTo } from '../path.ts';
import type { FileSystem } from '../ports.ts';
import { groupOf } from './groups.ts';
import { namesOf, type Outline } from './outline.ts';
import { isIn, type Shard } from './shard.ts';

/** How slices are read. */
export interface SliceSettings {
  readonly shard: Shard;
  readonly images: 'off' | 'headers';
  /** How many files a slice has at least, but for the last one. */
  readonly size?: number;
}

/** So many files are read at a time: their captions take some 20 MB. */
const SIZE = 4000;

interface Files {
  images: string[];
  captions: string[];
  others: string[];
  caches: string[];
}

const kinds = ['images', 'captions', 'others', 'caches'] as const;

/**
 * A dataset in slices that one can forget one after the other: all files of a shard, each in one slice, with those that
 * rules look at beside it. At a time the names of one folder and the files of one slice are in memory.
 * @param counts of the whole dataset, where they are known: without, a slice's statistics are its own
 */
export function* slicesOf(
  fileSystem: FileSystem,
  outline: Outline,
  { shard, images, size = SIZE }: SliceSettings,
  counts?: Counts,
): Generator<Dataset> {
  let files = empty();
  const slice = () => {
    const own = { ...outline.files, ...files };
    const { config, configText } = outline;
    const options = { images, config, configText, files: own };
    files = empty();
    return assembleWhole([...loadDataset(fileSystem, new Map(), outline.found, options)], counts);
  };
  for (const path of outline.paths) {
    for (const some of filesOfFolder(fileSystem, outline, path, { shard, size })) {
      for (const kind of kinds) for (const file of some[kind]) files[kind].push(file);
      if (kinds.reduce((sum, kind) => sum + files[kind].length, 0) >= size) yield slice();
    }
  }
  if (kinds.some((kind) => files[kind].length > 0)) yield slice();
}

function empty(): Files {
  return { images: [], captions: [], others: [], caches: [] };
}

/** The files of a folder that fall to a shard, some at a time: those of one group all at once. */
function* filesOfFolder(
  fileSystem: FileSystem,
  { found, trainer, captionExtension, sort }: Outline,
  path: string,
  { shard, size }: { readonly shard: Shard; readonly size: number },
): Iterable<Readonly<Record<(typeof kinds)[number], readonly string[]>>> {
  const folder = { path, folders: [], files: namesOf(fileSystem.list(path)) };
  const start = path.endsWith('/') ? path : `${path}/`;
  const has = (caption: string) => dirname(caption) === path && hasName(folder, caption.slice(start.length));
  const around = { trainer, captionExtension, has };
  const sorted = (files: readonly string[]) => sort({ ...folder, files });
  // Without any picture other files are its dataset's only where they are seen together.
  const hasPictures = folder.files.some((name) => sorted([name]).images.length > 0);
  const pick = (files: readonly string[]) => filesIn(sorted(files), trainer, hasPictures);
  const names: string[] = [];
  const groups: string[] = [];
  for (const name of folder.files) {
    const group = groupOf(start + name, around);
    if (!isIn(shard, relativeTo(found.root, group))) continue;
    names.push(name);
    groups.push(group.slice(start.length));
  }
  const order = Uint32Array.from(names.keys()).sort((a, b) => compare(groups[a], groups[b]) || a - b);
  let some: string[] = [];
  for (const [place, at] of order.entries()) {
    some.push(names[at] ?? '');
    const next = order[place + 1];
    if (some.length < size || (next !== undefined && groups[next] === groups[at])) continue;
    yield pick(some);
    some = [];
  }
  if (some.length > 0) yield pick(some);
}

function compare(one = '', other = ''): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Captions that the trainer would take for pictures of another folder, by their names: no slice has both. */
export function captionsAcrossFolders(
  fileSystem: FileSystem,
  { paths, trainer, captionExtension }: Outline,
): readonly string[] {
  const folders = new Set(paths);
  const found = new Set<string>();
  for (const path of paths) {
    // With more of them in a picture's name the cut is in that.
    for (let underscores = 0; underscores < 4; underscores++) {
      const image = `${path}/x${'_'.repeat(underscores)}.png`;
      const [, ...others] = trainer.captionCandidates(image, captionExtension);
      for (const caption of others)
        if (dirname(caption) !== path && folders.has(dirname(caption)) && fileSystem.times(caption))
          found.add(caption);
    }
  }
  return [...found].sort();
}
