import { isNeverDataset } from '../../core/dataset/discovery/listing.ts';
import { isWithin, relativeTo } from '../../core/path.ts';

/** Whether a scan of `outer` looks into a folder. */
export function isListedWith(folder: string, outer: string): boolean {
  return isWithin(folder, outer) && !relativeTo(outer, folder).split('/').some(isNeverDataset);
}
