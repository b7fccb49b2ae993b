import { type Dataset, imagesOfCaption } from './dataset.ts';

const known = new WeakMap<Dataset, readonly string[]>();

/** The paths of all caption files that are a picture's, readable or not: rules and reports ask for them. */
export function trainedCaptions(dataset: Dataset): readonly string[] {
  let found = known.get(dataset);
  if (!found) {
    found = [...dataset.captions.keys()].filter((path) => imagesOfCaption(dataset, path).length > 0);
    known.set(dataset, found);
  }
  return found;
}
