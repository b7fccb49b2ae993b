import { captionOfImage, type Dataset, imagesOfCaption, imagesOfStem } from '../dataset/dataset.ts';
import { othersBeside } from '../dataset/discovery/others-beside.ts';
import { basename, dirname, splitExtension } from '../path.ts';
import { masksBeside } from './masks-beside.ts';

/** A file that belongs to a picture. */
export interface PairFile {
  readonly path: string;
  readonly role: 'picture' | 'caption' | 'mask' | 'cache';
  /** What follows the picture's name, without its extension, in this one's. */
  readonly ending: string;
  /** Whether it stays with others too, that are not meant: it may be copied, but neither moved nor thrown away. */
  readonly isShared: boolean;
}

/** Pictures of one name, which only differ by their extensions, with all that belongs to them. */
export interface PairFiles {
  readonly folder: string;
  /** The pictures' name without extension. */
  readonly stem: string;
  /** The pictures first. */
  readonly files: readonly PairFile[];
}

/**
 * What goes along when something is done to the files of some pictures: captions, masks that lie beside, and what the
 * trainer keeps of them. What another picture needs as well is marked as shared.
 */
export function filesOfPairs(dataset: Dataset, images: readonly string[]): readonly PairFiles[] {
  const meant = new Set(images.filter((image) => dataset.images.has(image)));
  const groups = new Map<string, string[]>();
  // A mask that is meant by itself, beside its picture, goes with that.
  const masks = new Set([...meant].flatMap((image) => masksBeside(dataset, image)));
  for (const image of meant) {
    if (masks.has(image)) continue;
    const [stem] = splitExtension(image);
    const group = groups.get(stem);
    group ? group.push(image) : groups.set(stem, [image]);
  }
  const taken = new Set<string>();
  // The last of those that share a caption takes it with it.
  const found = [...groups]
    .reverse()
    .map(([stem, pictures]) => groupOf(dataset, stem, pictures, meant, taken));
  return found.reverse();
}

function groupOf(
  dataset: Dataset,
  stem: string,
  pictures: readonly string[],
  meant: ReadonlySet<string>,
  taken: Set<string>,
): PairFiles {
  const isWhole = imagesOfStem(dataset, stem).every((image) => meant.has(image));
  const file = (path: string, role: PairFile['role'], isShared: boolean): PairFile => ({
    path,
    role,
    ending: path.startsWith(stem) ? path.slice(stem.length) : dataset.captionExtension,
    isShared,
  });
  const captions = new Set(pictures.flatMap((image) => captionOfImage(dataset, image)?.path ?? []));
  const files = [
    ...pictures.map((path) => file(path, 'picture', false)),
    ...[...captions].map((path) => {
      const isFree = imagesOfCaption(dataset, path).every((image) => meant.has(image)) && !taken.has(path);
      taken.add(path);
      return file(path, 'caption', !isFree);
    }),
    // Captions of another extension, which other trainers read.
    ...othersBeside(dataset, stem + dataset.captionExtension)
      .filter(({ kind }) => kind === 'text')
      .map(({ path }) => file(path, 'caption', !isWhole)),
    ...pictures.flatMap((image) => masksBeside(dataset, image)).map((path) => file(path, 'mask', !isWhole)),
    ...(dataset.caches.files.get(stem) ?? []).map(({ path }) => file(path, 'cache', !isWhole)),
  ];
  const distinct = new Map(files.map((one) => [one.path, one]));
  return { folder: dirname(stem), stem: basename(stem), files: [...distinct.values()] };
}
