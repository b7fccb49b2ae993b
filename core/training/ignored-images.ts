import type { Dataset } from '../dataset/dataset.ts';
import { joinPath } from '../path.ts';
import type { FileSystem } from '../ports.ts';
import type { Plan } from './plan.ts';

/** The pictures in a training's folders that the dataset ignores. */
export function findIgnoredImages(
  fileSystem: FileSystem,
  { trainer, images }: Dataset,
  { subsets }: Plan,
): readonly string[] {
  return subsets.flatMap(({ folder }) =>
    fileSystem
      .list(folder)
      .filter(({ name, kind }) => kind !== 'folder' && trainer.readsImage(name))
      .map(({ name }) => joinPath(folder, name))
      .filter((path) => !images.has(path))
      .sort(),
  );
}
