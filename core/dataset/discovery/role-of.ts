import { basename, dirname, relativeTo, splitExtension } from '../../path.ts';
import type { Dataset } from '../dataset.ts';
import { otherFile } from './other-files.ts';

/** What a file is to a dataset, whether it has it yet or not; undefined for one that is not its business. */
export function roleOf(dataset: Dataset, path: string): 'image' | 'caption' | 'cache' | 'other' | undefined {
  if (!dataset.folders.has(dirname(path)) || dataset.isIgnored(relativeTo(dataset.root, path)))
    return undefined;
  if (dataset.trainer.readsImage(basename(path))) return 'image';
  if (splitExtension(path)[1] === dataset.captionExtension) return 'caption';
  if (dataset.trainer.cacheOf(basename(path))) return 'cache';
  return otherFile(path) && 'other';
}
