import { basename, dirname } from '../path.ts';
import type { Dataset } from './dataset.ts';

/**
 * Digits count as the number that they are, as in every file manager: `front_2` before `front_10`. Made with the first comparison:
 * it takes some milliseconds, which the start of server and command line would wait for.
 */
let compare: Intl.Collator['compare'] | undefined;

/** Compares two names as people sort them; 0 for the same name alone. */
export function compareNames(a: string, b: string): number {
  compare ??= new Intl.Collator('en', { numeric: true }).compare;
  return compare(a, b) || (a < b ? -1 : Number(a > b));
}

/** Compares the paths of two pictures: by folder, then by name. */
export function compareImages(a: string, b: string): number {
  const [folder, other] = [dirname(a), dirname(b)];
  return folder === other ? compareNames(basename(a), basename(b)) : compareNames(folder, other);
}

/** The pictures of a dataset in the order that people look at them in: folder by folder, by name. */
export function imagesInOrder(dataset: Dataset): readonly string[] {
  return [...dataset.images.keys()].sort(compareImages);
}
