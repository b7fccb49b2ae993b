import { assembleWhole } from '../dataset/assemble.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { filesIn } from '../dataset/discovery/discovery.ts';
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
 * rules look at beside it. A slice's statistics are its own. At a time the names of one folder and the files of one slice
 * are in memory.
 */
export function* slicesOf(
  fileSystem: FileSystem,
  outline: Outline,
  { shard, images, size = SIZE }: SliceSettings,
): Generator<Dataset> {
  let files = empty();
  const slice = () => {
    const own = { ...outline.files, ...files };
    const options = { images, config: outline.config, files: own };
    files = empty();
    return assembleWhole([...loadDataset(fileSystem, new Map(), outline.found, options)]);
  };
  for (const path of outline.paths) {
    for (const group of groupsIn(fileSystem, outline, path, shard)) {
      for (const kind of kinds) for (const file of group[kind]) files[kind].push(file);
      if (kinds.reduce((sum, kind) => sum + files[kind].length, 0) >= size) yield slice();
    }
  }
  if (kinds.some((kind) => files[kind].length > 0)) yield slice();
}

function empty(): Files {
  return { images: [], captions: [], others: [], caches: [] };
}

/** The files of a folder that belong together, of those that fall to a shard; in order of their groups. */
function* groupsIn(
  fileSystem: FileSystem,
  { found, trainer, captionExtension, sort }: Outline,
  path: string,
  shard: Shard,
): Iterable<Files> {
  const names = namesOf(fileSystem.list(path));
  const sorted = sort({ path, folders: [], files: names });
  const captions = new Set(sorted.captions);
  const around = { trainer, captionExtension, has: (caption: string) => captions.has(caption) };
  const own = filesIn(sorted, trainer);
  const groups = new Map<string, Files>();
  for (const kind of kinds) {
    for (const file of own[kind]) {
      const name = groupOf(file, around);
      let group = groups.get(name);
      if (!group) {
        if (!isIn(shard, relativeTo(found.root, name))) continue;
        group = empty();
        groups.set(name, group);
      }
      group[kind].push(file);
    }
  }
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, group] of inOrder) yield group;
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
