import { dirname } from '../path.ts';
import type { Dataset } from './dataset.ts';
import type { ConceptFolder } from './files.ts';

/** Whether a folder's pictures show the class, not the subject. */
export function isRegularization({ config }: Dataset, folder: ConceptFolder | undefined): boolean {
  return config.concepts?.[folder?.name ?? '']?.is_reg === true;
}

/** The pictures that show what is learned, by path. */
export function ownImages(dataset: Dataset): readonly string[] {
  const images = [...dataset.images.keys()];
  const regularization = new Set(
    [...dataset.folders.values()]
      .filter((folder) => isRegularization(dataset, folder))
      .map(({ path }) => path),
  );
  return regularization.size === 0 ? images : images.filter((image) => !regularization.has(dirname(image)));
}
