/**
 * Paths as core sees them: absolute, `/` between the parts, on every platform. The edges convert.
 */

/** The folder of a path: `/a/b.txt` → `/a`. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

/** The last part of a path: `/a/b.txt` → `b.txt`. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Splits a path before its extension, as Python's `os.path.splitext` does (the trainer pairs files with it):
 * leading dots of a name belong to the stem, so `.txt` has no extension.
 */
export function splitExtension(path: string): readonly [stem: string, extension: string] {
  const nameStart = path.lastIndexOf('/') + 1;
  let first = nameStart;
  while (path[first] === '.') first++;
  const dot = path.lastIndexOf('.');
  return dot < first ? [path, ''] : [path.slice(0, dot), path.slice(dot)];
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** `path` as seen from `folder`, which must hold it: `/a/b/c.txt` from `/a` → `b/c.txt`; the folder itself → ``. */
export function relativeTo(folder: string, path: string): string {
  if (path === folder) return '';
  return path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
}

/** Joins a folder and a relative path; `.` and `..` are resolved. */
export function joinPath(folder: string, relative: string): string {
  const parts = folder === '/' ? [''] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else parts.push(part);
  }
  return parts.length === 1 && parts[0] === '' ? '/' : parts.join('/');
}

/** Whether a file's name has bytes that are no UTF-8: Node gives a sign in their place, by which the file can't be found. */
export function isGarbled(name: string): boolean {
  return name.includes('\ufffd');
}
