import type { Dataset } from '../dataset/dataset.ts';
import { dirname, joinPath } from '../path.ts';
import { UNUSED } from '../rules/files-fix.ts';

/** Where pictures of a folder lie when they are put aside: beside it, so that the trainer's folders stay as they are. */
export function unusedFolder({ root }: Pick<Dataset, 'root'>, folder: string): string {
  return joinPath(folder === root ? root : dirname(folder), UNUSED);
}
