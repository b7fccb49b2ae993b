import { CONFIG_FILE } from '../config/schema.ts';
import { treeMatcher } from '../glob.ts';
import { basename, isWithin, joinPath, relativeTo, splitExtension } from '../path.ts';
import type { Trainer } from '../trainers/trainer.ts';
import type { FolderListing, Listing } from './listing.ts';

/** A folder at or below a dataset's root, whether anything of it is trained or not. */
export interface ListedFolder {
  readonly path: string;
  /** How many pictures it holds that a trainer picks up. */
  readonly images: number;
  /** One of them. */
  readonly firstImage: string | undefined;
  /** Whether one of the first has a caption. */
  readonly isCaptioned: boolean;
}

/** So many pictures show whether a folder's are captioned. */
const ENOUGH = 20;

/** What the pictures of a folder are known by. */
export interface ListedBy {
  readonly trainer: Trainer;
  readonly captionExtension: string;
  readonly ignore: readonly string[];
}

/** All folders of a dataset that owns what lies below it. */
export function listedBelow(listing: Listing, root: string, by: ListedBy): readonly ListedFolder[] {
  const below = [...listing.values()].filter(({ path }) => isWithin(path, root));
  const inner = below.filter(({ path, files }) => path !== root && files.includes(CONFIG_FILE));
  // What lies in another dataset is that one's business.
  const isOthers = (folder: string) => inner.some(({ path }) => isWithin(folder, path));
  return below
    .map((folder) => (isOthers(folder.path) ? { ...folder, files: [] } : folder))
    .map(listedAs(root, by));
}

/** The folders beside and in a dataset's concept folders. */
export function listedBeside(listing: Listing, root: string, by: ListedBy): readonly ListedFolder[] {
  const at = listing.get(root);
  const inside = (folder: FolderListing) =>
    folder.folders.flatMap((name) => listing.get(joinPath(folder.path, name)) ?? []);
  const beside = at ? inside(at) : [];
  const concepts = beside.filter(({ path }) => by.trainer.parseFolderName(basename(path)));
  return [...beside, ...concepts.flatMap(inside)].map(listedAs(root, by));
}

function listedAs(root: string, { trainer, captionExtension, ignore }: ListedBy) {
  const isIgnored = treeMatcher(ignore);
  return ({ path, files }: FolderListing): ListedFolder => {
    const images = files.filter(
      (name) =>
        trainer.readsImage(name) && !(ignore.length > 0 && isIgnored(relativeTo(root, joinPath(path, name)))),
    );
    const [first] = images;
    return {
      path,
      images: images.length,
      firstImage: first === undefined ? undefined : joinPath(path, first),
      isCaptioned: images
        .slice(0, ENOUGH)
        .some((name) => files.includes(splitExtension(name)[0] + captionExtension)),
    };
  };
}
