import { joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';

/** The names in one folder. */
export interface FolderListing {
  readonly path: string;
  readonly folders: readonly string[];
  /** Links to folders that are listed elsewhere. */
  readonly links?: readonly string[];
  /** In order of their UTF-16 units. */
  readonly files: readonly string[];
}

/** The folders below a root that may hold a dataset, by path. */
export type Listing = ReadonlyMap<string, FolderListing>;

/** Folders that a trainer, a package manager or an operating system fills; they are never anybody's dataset. */
const NEVER =
  /^(?:[._].*|outputs?|samples?|logs?|models?|runs|venv|env|site-packages|caches?|node_modules|masks?|masklabels?)$/i;

/** Whether a folder's name says that it is never anybody's dataset. */
export function isNeverDataset(name: string): boolean {
  return NEVER.test(name);
}

/** Deeper than any dataset lies, less deep than a loop of links goes. */
const DEEPEST = 24;

/**
 * Lists a folder and those below it, without the ones that are never a dataset (the root itself may be called
 * anything). A folder that several links lead to is listed once.
 */
export function listTree(fileSystem: FileSystem, root: string): Listing {
  const listing = new Map<string, FolderListing>();
  const linked = new Set<string>();
  const visit = (path: string, depth: number) => {
    const folders: string[] = [];
    const files: string[] = [];
    const links: string[] = [];
    for (const { name, kind, isLink } of fileSystem.list(path)) {
      // A link that leads nowhere is still a name that the trainer finds: reading it tells.
      if (kind !== 'folder') files.push(name);
      else if (!isNeverDataset(name) && depth < DEEPEST) {
        if (isLink && isKnown(path, name)) links.push(name);
        else folders.push(name);
      }
    }
    const more = links.length > 0 ? { links: links.sort() } : {};
    listing.set(path, { path, folders: folders.sort(), files: files.sort(), ...more });
    for (const name of folders) visit(joinPath(path, name), depth + 1);
  };
  const isKnown = (folder: string, name: string) => {
    const link = joinPath(folder, name);
    const target = fileSystem.realPath(link);
    if (target === undefined || linked.has(target)) return true;
    // The folder may itself be reached by links: a loop shows in its real path only.
    const real = joinPath(fileSystem.realPath(folder) ?? folder, name);
    if (isAround(target, link) || isAround(target, real)) return true;
    linked.add(target);
    return false;
  };
  visit(root, 0);
  return listing;
}

/** Whether a folder has a file. Takes the logarithm of their number. */
export function hasName({ files }: FolderListing, name: string): boolean {
  let [first, end] = [0, files.length];
  while (first < end) {
    const middle = (first + end) >>> 1;
    if ((files[middle] as string) < name) first = middle + 1;
    else end = middle;
  }
  return files[first] === name;
}

function isAround(target: string, link: string): boolean {
  return link.startsWith(target.endsWith('/') ? target : `${target}/`);
}
