import { splitExtension } from '../../path.ts';
import { captionOfImage, type Dataset, imagesOfStem } from '../dataset.ts';

/** What OneTrainer calls masks and conditions beside their pictures. */
const OF_A_TRAINER = /-(?:mask|cond)label$/i;
/** What else masks are called; but a picture of somebody with a mask may be called so, too. */
const MAYBE = /[-_. ](?:mask|alpha|matte)$/i;
/** What is behind the picture's own name in a mask's. */
const BEHIND = /(?:-masklabel|[-_. ](?:mask|alpha|matte))$/i;

/** Whether a picture is called as masks are. */
export function isMask(dataset: Dataset, path: string): boolean {
  const [stem] = splitExtension(path);
  if (OF_A_TRAINER.test(stem)) return true;
  if (!MAYBE.test(stem) || captionOfImage(dataset, path)) return false;
  return imagesOfStem(dataset, stem.replace(MAYBE, '')).length > 0;
}

/** The name of the picture that a mask's name tells; both without extension. Undefined for any other name. */
export function pictureOfMask(stem: string): string | undefined {
  return BEHIND.test(stem) ? stem.replace(BEHIND, '') : undefined;
}
