import { aboutFile, codeOf } from '../system-trouble.ts';
import type { EditDisk } from './edit-disk.ts';

/**
 * What a file holds that is to be changed, unless there is none, or it has more bytes than any of ours.
 * @throws the system's error, about that file: what can't be read must not be written anew
 */
export function readToChange(
  disk: EditDisk,
  file: string,
  largest = Number.POSITIVE_INFINITY,
): { readonly bytes: Uint8Array } | 'missing' | 'too-large' {
  try {
    const target = disk.realPath(file);
    return disk.look(target).size > largest ? 'too-large' : { bytes: disk.read(target) };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return 'missing';
    throw aboutFile(error, file);
  }
}
