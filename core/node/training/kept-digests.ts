import * as fs from 'node:fs';
import { digestOfFile } from '../digest.ts';
import { toNative } from '../native-path.ts';

/** More than so many are not kept: those of an hour ago are read anew. */
const MOST = 50_000;

/**
 * Digests of files that are kept for as long as a file stays what it is, by its size, times and identity.
 * @param read gives the digest of a file
 */
export function keptDigests(
  read: (path: string) => string | undefined = digestOfFile,
): (path: string) => string | undefined {
  const kept = new Map<string, { readonly mark: string; readonly digest: string | undefined }>();
  return (path) => {
    const mark = markOf(path);
    const known = kept.get(path);
    if (known && known.mark === mark) return known.digest;
    const digest = read(path);
    // What changes while it is read is read again the next time.
    if (mark === undefined || markOf(path) !== mark) return digest;
    if (kept.size >= MOST) kept.clear();
    kept.set(path, { mark, digest });
    return digest;
  };
}

/** Nanoseconds: a file may be written twice within a millisecond. */
function markOf(path: string): string | undefined {
  try {
    const { size, mtimeNs, ctimeNs, ino } = fs.statSync(toNative(path), { bigint: true });
    return [size, mtimeNs, ctimeNs, ino].join(' ');
  } catch {
    return undefined;
  }
}
