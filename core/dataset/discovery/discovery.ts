import type { Config } from '../../config/schema.ts';
import { CONFIG_FILE } from '../../config/schema.ts';
import { treeMatcher } from '../../glob.ts';
import { basename, isWithin, joinPath, relativeTo, splitExtension } from '../../path.ts';
import { trainerById } from '../../trainers/index.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import { captionExtensionOf, type DatasetOrigin } from '../dataset.ts';
import type { ConceptFolder } from '../files.ts';
import { type ListedFolder, listedBelow, listedBeside } from './listed-folders.ts';
import { type FolderListing, hasName, type Listing } from './listing.ts';
import { type OtherFile, otherFile } from './other-files.ts';
import { fileSorter, type SortedFiles, type SortFiles } from './sorted-files.ts';

/** A folder that is a dataset, and by what. */
export interface DatasetRoot {
  readonly root: string;
  readonly origin: DatasetOrigin;
}

/**
 * The datasets in a listing: a folder with our configuration owns all below it; else siblings `N_name` with pairs,
 * under their parent; else a folder with pairs. None lies inside another but by its own configuration.
 */
export function findDatasets(
  listing: Listing,
  root: string,
  trainer: Trainer = trainerById(undefined),
): readonly DatasetRoot[] {
  const found: DatasetRoot[] = [];
  const visit = (path: string, owned: boolean) => {
    const folder = listing.get(path);
    if (!folder) return;
    const below = (name: string) => joinPath(path, name);
    if (folder.files.includes(CONFIG_FILE)) {
      found.push({ root: path, origin: 'config' });
      for (const name of folder.folders) visit(below(name), true);
      return;
    }
    const concepts = owned
      ? []
      : folder.folders.filter((name) => trainer.parseFolderName(name) !== undefined);
    const declared = concepts.some((name) => hasPair(listing.get(below(name)), trainer));
    if (declared) found.push({ root: path, origin: 'folders' });
    else if (!owned && hasPair(folder, trainer)) found.push({ root: path, origin: 'flat' });
    for (const name of folder.folders) visit(below(name), owned || (declared && concepts.includes(name)));
  };
  visit(root, false);
  return found;
}

function hasPair(folder: FolderListing | undefined, trainer: Trainer): boolean {
  if (!folder) return false;
  return folder.files.some(
    (name) => trainer.readsImage(name) && hasName(folder, splitExtension(name)[0] + trainer.captionExtension),
  );
}

/** Where the pictures of a dataset lie, and which files of a folder are its images and captions. */
export interface DatasetFiles {
  readonly folders: readonly ConceptFolder[];
  /** Absolute paths. */
  readonly images: readonly string[];
  readonly captions: readonly string[];
  /** Those that people may take for pictures or captions, and the trainer doesn't. */
  readonly others: readonly string[];
  /** What the trainer keeps beside the pictures. */
  readonly caches: readonly string[];
  /** Files in and around the folders that may be the trainer's own configurations; what they say decides. */
  readonly configs: readonly string[];
  /** The folders around: of a declared dataset all below its root, of concept folders those around and in them. */
  readonly listed: readonly ListedFolder[];
}

/** The folders and files of a dataset, by its configuration and the trainer's rules. */
export function filesOf(listing: Listing, { root, origin }: DatasetRoot, config: Config): DatasetFiles {
  const trainer = trainerById(config.dataset?.trainer);
  const extension = captionExtensionOf(config, trainer);
  const sort = fileSorter(root, trainer, extension, config);
  const folders: ConceptFolder[] = [];
  const images: (readonly string[])[] = [];
  const captions: (readonly string[])[] = [];
  const others: string[] = [];
  const caches: (readonly string[])[] = [];
  for (const folder of foldersOf(listing, { root, origin }, config, trainer)) {
    const own = filesIn(sort(folder), trainer);
    for (const path of own.others) others.push(path);
    if (own.images.length === 0) continue;
    const name = basename(folder.path);
    const parsed = trainer.parseFolderName(name);
    folders.push({ path: folder.path, name, repeats: parsed?.repeats, classTokens: parsed?.classTokens });
    images.push(own.images);
    captions.push(own.captions);
    caches.push(own.caches);
  }
  return {
    folders,
    images: images.flat(),
    captions: captions.flat(),
    others,
    caches: caches.flat(),
    configs: configsAround(listing, { root, origin }, config, trainer),
    listed: listedAround(listing, { root, origin }, sort, trainer),
  };
}

/**
 * What is a dataset's of the files in one of its folders, or of some that belong together.
 * @param hasPictures whether the trainer reads any picture of that folder: else it reads nothing there
 */
export function filesIn(
  { images, captions, left }: SortedFiles,
  trainer: Trainer,
  hasPictures = images.length > 0,
): Pick<DatasetFiles, 'images' | 'captions' | 'others' | 'caches'> {
  const meant = left.flatMap((file) => otherFile(file) ?? []);
  if (!hasPictures)
    return { images: [], captions: [], others: captionedPictures(meant, captions), caches: [] };
  return {
    images,
    captions,
    others: meant.map(({ path }) => path),
    caches: left.filter((file) => trainer.cacheOf(basename(file))),
  };
}

/** Those that are called as such; a text beside a picture of its name is a caption. */
function configsAround(
  listing: Listing,
  { root, origin }: DatasetRoot,
  config: Config,
  trainer: Trainer,
): readonly string[] {
  const isIgnored = treeMatcher(config.dataset?.ignore ?? []);
  const at = listing.get(root);
  const start = at && origin !== 'config' ? [at] : [];
  const folders =
    origin === 'flat'
      ? start
      : [
          ...new Set([
            ...start,
            ...foldersOf(listing, { root, origin }, { ...config, dataset: {} }, trainer),
          ]),
        ];
  return folders.flatMap(({ path, files }) =>
    configNames(files, trainer)
      .map((name) => joinPath(path, name))
      .filter((file) => !isIgnored(relativeTo(root, file))),
  );
}

/** The names of files in one folder that may be the trainer's own configurations; a caption is none, however it is called. */
export function configNames(files: readonly string[], trainer: Trainer): readonly string[] {
  const named = files.filter((name) => name !== CONFIG_FILE && trainer.mayBeConfig(name));
  if (named.length === 0) return [];
  const pictures = new Set(
    files.filter((name) => trainer.readsImage(name)).map((name) => splitExtension(name)[0]),
  );
  return named.filter((name) => !/\.txt$/i.test(name) || !pictures.has(splitExtension(name)[0]));
}

function listedAround(
  listing: Listing,
  { root, origin }: DatasetRoot,
  sort: SortFiles,
  trainer: Trainer,
): readonly ListedFolder[] {
  if (origin === 'flat') return [];
  return origin === 'config' ? listedBelow(listing, root, sort) : listedBeside(listing, root, sort, trainer);
}

/** Captions show that somebody means to train these; folders hold pictures for other reasons, too. */
function captionedPictures(others: readonly OtherFile[], captions: readonly string[]): readonly string[] {
  const captioned = new Set(captions.map((caption) => splitExtension(caption)[0]));
  return others
    .filter(({ path, kind }) => kind === 'picture' && captioned.has(splitExtension(path)[0]))
    .map(({ path }) => path);
}

/** The folders whose files are a dataset's. */
export function foldersOf(
  listing: Listing,
  { root, origin }: DatasetRoot,
  config: Config,
  trainer: Trainer,
): readonly FolderListing[] {
  const at = (path: string) => listing.get(path) ?? { path, folders: [], files: [] };
  if (origin === 'flat') return [at(root)];
  if (origin === 'folders') {
    const concepts = at(root).folders.filter((name) => trainer.parseFolderName(name) !== undefined);
    return concepts.map((name) => at(joinPath(root, name)));
  }
  const start = joinPath(root, config.dataset?.images ?? '.');
  const inner = [...listing.values()].filter(
    ({ path, files }) => path !== root && files.includes(CONFIG_FILE),
  );
  return [...listing.values()].filter(
    ({ path }) =>
      isWithin(path, root) &&
      isWithin(path, start) &&
      !inner.some((other) => isWithin(path, other.path) && isWithin(other.path, root)),
  );
}
