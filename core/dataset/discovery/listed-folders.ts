import { CONFIG_FILE } from '../../config/schema.ts';
import { basename, isWithin, joinPath, splitExtension } from '../../path.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import type { FolderListing, Listing } from './listing.ts';
import type { SortedFiles, SortFiles } from './sorted-files.ts';

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

/** All folders of a dataset that owns what lies below it. */
export function listedBelow(listing: Listing, root: string, sort: SortFiles): readonly ListedFolder[] {
  const below = [...listing.values()].filter(({ path }) => isWithin(path, root));
  const inner = below.filter(({ path, files }) => path !== root && files.includes(CONFIG_FILE));
  // What lies in another dataset is that one's business.
  const isOthers = (folder: string) => inner.some(({ path }) => isWithin(folder, path));
  const links = below.flatMap(({ path, links: names = [] }) =>
    names.map((name) => unread(joinPath(path, name))),
  );
  return [
    ...below.map((folder) => (isOthers(folder.path) ? unread(folder.path) : listedAs(sort)(folder))),
    ...links,
  ];
}

/** A folder that is there, and whose pictures are not its dataset's, or counted in another place. */
function unread(path: string): ListedFolder {
  return { path, images: 0, firstImage: undefined, isCaptioned: false };
}

/** A dataset's root, and the folders beside and in its concept folders. */
export function listedBeside(
  listing: Listing,
  root: string,
  sort: SortFiles,
  trainer: Trainer,
): readonly ListedFolder[] {
  const at = listing.get(root);
  const inside = (folder: FolderListing) =>
    folder.folders.flatMap((name) => listing.get(joinPath(folder.path, name)) ?? []);
  const beside = at ? inside(at) : [];
  const concepts = beside.filter(({ path }) => trainer.parseFolderName(basename(path)));
  return [...(at ? [at] : []), ...beside, ...concepts.flatMap(inside)].map(listedAs(sort));
}

function listedAs(sort: SortFiles) {
  return (folder: FolderListing): ListedFolder => listedFolder(folder.path, sort(folder));
}

/** A folder with what its files tell. */
export function listedFolder(path: string, { images, captions }: SortedFiles): ListedFolder {
  const stems = captions.length > 0 ? images.slice(0, ENOUGH).map((image) => splitExtension(image)[0]) : [];
  return {
    path,
    images: images.length,
    firstImage: images[0],
    isCaptioned: captions.some((caption) => stems.includes(splitExtension(caption)[0])),
  };
}
