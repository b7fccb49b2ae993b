import { readConfig } from '../../core/config/read-config.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import {
  type DatasetFiles,
  type DatasetRoot,
  filesOf,
  findDatasets,
} from '../../core/dataset/discovery/discovery.ts';
import { enclosingRoot } from '../../core/dataset/discovery/enclosing.ts';
import { type Listing, listTree } from '../../core/dataset/discovery/listing.ts';
import { readConfigText } from '../../core/dataset/load.ts';
import { basename, dirname, isWithin, joinPath } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { trainerById } from '../../core/trainers/index.ts';

/** A dataset that was found, where it was found, and the files that it has there. */
export interface Found {
  readonly root: DatasetRoot;
  readonly listing: Listing;
  readonly files: DatasetFiles;
}

const trainer = trainerById(undefined);

/**
 * The datasets that a named folder lies in or holds. Who names a folder wants it looked at: without a dataset around
 * or below, its pictures are one, captioned or not.
 * @param depth `tree` looks into the folders below, too; `folder` is enough for a file in it
 */
export function datasetsAround(
  fileSystem: FileSystem,
  folder: string,
  depth: 'tree' | 'folder',
): readonly Found[] {
  const root = enclosingRoot(fileSystem, folder);
  const around = datasetsIn(fileSystem, listAround(fileSystem, root, folder, depth), root);
  const concerned = around.filter(
    ({ root, files }) =>
      isWithin(root.root, folder) || files.folders.some(({ path }) => isWithin(path, folder)),
  );
  if (concerned.length > 0) return concerned;
  const alone = listTree(depth === 'tree' ? fileSystem : only(fileSystem, (path) => path === folder), folder);
  const below = datasetsIn(fileSystem, alone, folder);
  return below.length > 0 ? below : undeclared(fileSystem, alone, folder);
}

function datasetsIn(fileSystem: FileSystem, listing: Listing, folder: string): readonly Found[] {
  return findDatasets(listing, folder).map((root) => found(fileSystem, listing, root));
}

function found(fileSystem: FileSystem, listing: Listing, root: DatasetRoot): Found {
  const text = root.origin === 'config' ? readConfigText(fileSystem, root.root) : undefined;
  return { root, listing, files: filesOf(listing, root, readConfig(text ?? '').config) };
}

/** What has to be listed to know the datasets around a folder: never a whole disk, only because one lies above it. */
function listAround(fileSystem: FileSystem, root: string, folder: string, depth: 'tree' | 'folder'): Listing {
  const isDeclared = fileSystem.list(root).some(({ name }) => name === CONFIG_FILE);
  if (isDeclared || (root === folder && depth === 'tree')) return listTree(fileSystem, root);
  const isConcept = (path: string) =>
    dirname(path) === root && trainer.parseFolderName(basename(path)) !== undefined;
  const wanted = (path: string) =>
    path === root || path === folder || isConcept(path) || (depth === 'tree' && isWithin(path, folder));
  return listTree(only(fileSystem, root === folder ? (path) => path === folder : wanted), root);
}

/** The disk as if only these folders had anything in them. */
function only(fileSystem: FileSystem, wanted: (folder: string) => boolean): FileSystem {
  return { ...fileSystem, list: (folder) => (wanted(folder) ? fileSystem.list(folder) : []) };
}

/** Pictures that nobody captioned yet: in the concept folders of a folder, or in itself. */
function undeclared(fileSystem: FileSystem, listing: Listing, folder: string): readonly Found[] {
  const hasPictures = (path: string) =>
    listing.get(path)?.files.some((name) => trainer.readsImage(name)) ?? false;
  const isConcept = (name: string) =>
    trainer.parseFolderName(name) !== undefined && hasPictures(joinPath(folder, name));
  if (listing.get(folder)?.folders.some(isConcept))
    return [found(fileSystem, listing, { root: folder, origin: 'folders' })];
  return hasPictures(folder) ? [found(fileSystem, listing, { root: folder, origin: 'flat' })] : [];
}
