import { type Dataset, imagesOfStem } from '../dataset/dataset.ts';
import { isMask } from '../dataset/discovery/masks.ts';
import { splitExtension } from '../path.ts';

/** What is behind a picture's own name in that of its mask, as trainers and people call them. */
const ENDINGS = [
  '-masklabel',
  '-condlabel',
  ...['mask', 'alpha', 'matte'].flatMap((word) => ['-', '_', '.', ' '].map((joint) => joint + word)),
];

/** The masks that lie beside a picture: those that are called like it. */
export function masksBeside(dataset: Dataset, image: string): readonly string[] {
  const [stem] = splitExtension(image);
  return ENDINGS.flatMap((ending) => imagesOfStem(dataset, stem + ending)).filter((path) =>
    isMask(dataset, path),
  );
}
