import { readConfig } from '../config/read-config.ts';
import { CONFIG_FILE, type Config } from '../config/schema.ts';
import { captionExtensionOf } from '../dataset/dataset.ts';
import {
  configNames,
  type DatasetFiles,
  type DatasetRoot,
  filesOf,
  foldersOf,
} from '../dataset/discovery/discovery.ts';
import { type ListedFolder, listedFolder } from '../dataset/discovery/listed-folders.ts';
import type { FolderListing, Listing } from '../dataset/discovery/listing.ts';
import { type SortFiles, sorterOf } from '../dataset/discovery/sorted-files.ts';
import { readConfigText } from '../dataset/load.ts';
import { basename, splitExtension } from '../path.ts';
import type { FileEntry, FileSystem } from '../ports.ts';
import { trainerById } from '../trainers/index.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** All that is known of a dataset but for the names of its pictures and captions, which may be millions. */
export interface Outline {
  readonly found: DatasetRoot;
  readonly config: Config;
  readonly configText: string | undefined;
  readonly trainer: Trainer;
  readonly captionExtension: string;
  /** Without the pictures, captions and what lies beside them. */
  readonly files: DatasetFiles;
  /** The folders to look for them in. */
  readonly paths: readonly string[];
  readonly sort: SortFiles;
}

const trainer = trainerById(undefined);

/**
 * The disk with as few names in each folder as tell whether it belongs to a dataset: configurations, one picture, one
 * with its caption. Whoever looks for datasets on it finds the same ones.
 */
export function thinned(fileSystem: FileSystem): FileSystem {
  const list = (folder: string): readonly FileEntry[] => {
    const entries = fileSystem.list(folder);
    const kept = tellingNames(namesOf(entries));
    return entries.filter(({ name, kind }) => kind === 'folder' || kept.has(name));
  };
  return { ...fileSystem, list };
}

function tellingNames(names: readonly string[]): ReadonlySet<string> {
  const all = new Set(names);
  const kept = new Set<string>();
  let [hasPicture, hasPair] = [false, false];
  for (const name of names) {
    if (name === CONFIG_FILE || trainer.mayBeConfig(name)) kept.add(name);
    if (hasPair || !trainer.readsImage(name)) continue;
    const caption = splitExtension(name)[0] + trainer.captionExtension;
    hasPair = all.has(caption);
    if (hasPair) kept.add(caption);
    if (hasPair || !hasPicture) kept.add(name);
    hasPicture = true;
  }
  return kept;
}

/** The names of files, as a listing has them. */
export function namesOf(entries: readonly FileEntry[]): readonly string[] {
  return entries
    .filter(({ kind }) => kind !== 'folder')
    .map(({ name }) => name)
    .sort();
}

/** @param listing of the thinned disk; which folders there are is the same */
export function readOutline(fileSystem: FileSystem, listing: Listing, found: DatasetRoot): Outline {
  const configText = found.origin === 'config' ? readConfigText(fileSystem, found.root) : undefined;
  const { config } = readConfig(configText ?? '');
  const trainer = trainerById(config.dataset?.trainer);
  const captionExtension = captionExtensionOf(config, trainer);
  const sort = sorterOf(found.root, trainer, captionExtension, config);
  const folders = new Map<string, ListedFolder>();
  const thin = new Map<string, FolderListing>();
  for (const [path, folder] of listing) {
    const names = namesOf(fileSystem.list(path));
    const sorted = sort({ ...folder, files: names });
    folders.set(path, listedFolder(path, sorted));
    const [first] = sorted.images;
    const kept = new Set([CONFIG_FILE, ...configNames(names, trainer), ...(first ? [basename(first)] : [])]);
    thin.set(path, { ...folder, files: names.filter((name) => kept.has(name)) });
  }
  const { listed, configs, folders: concepts } = filesOf(thin, found, config);
  return {
    found,
    config,
    configText,
    trainer,
    captionExtension,
    files: {
      folders: concepts,
      images: [],
      captions: [],
      others: [],
      caches: [],
      configs,
      listed: listed.map((one) => (one.images > 0 ? (folders.get(one.path) ?? one) : one)),
    },
    paths: foldersOf(thin, found, config, trainer).map(({ path }) => path),
    sort,
  };
}
