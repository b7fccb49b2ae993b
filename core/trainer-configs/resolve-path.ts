import { basename, dirname, joinPath } from '../path.ts';
import type { FileSystem } from '../ports.ts';

/** What a path in a configuration leads to; `unknown` for one that nobody here can follow. */
export type Resolved =
  | { readonly kind: 'folder' | 'file'; readonly path: string }
  | { readonly kind: 'missing'; readonly isRelative: boolean }
  | { readonly kind: 'unknown' };

/**
 * Follows a path that a configuration names; links are followed. A relative one starts where the trainer is started,
 * which nobody knows: it is there if it is beside the configuration, in a folder around, or in one of some others.
 * @param folder the configuration's
 */
export function resolvePath(
  fileSystem: FileSystem,
  folder: string,
  written: string,
  startingFolders: readonly string[] = [],
): Resolved {
  const isWindows = /^[a-z]:/i.test(folder);
  // What another system or a shell would make of it, we can't tell.
  if (/[${}<>*?~]/.test(written) || written.startsWith('\\\\')) return { kind: 'unknown' };
  const path = isWindows ? written.replaceAll('\\', '/') : written;
  if (/^[a-z]:[\\/]/i.test(path))
    return isWindows ? at(fileSystem, joinPath(path.slice(0, 2), path.slice(2)), false) : { kind: 'unknown' };
  if (path.startsWith('/'))
    return isWindows ? { kind: 'unknown' } : at(fileSystem, joinPath('/', path), false);
  if (path.includes('\\')) return { kind: 'unknown' };
  for (const start of [...around(folder), ...startingFolders]) {
    const found = at(fileSystem, joinPath(start, path), true);
    if (found.kind !== 'missing') return found;
  }
  return { kind: 'missing', isRelative: true };
}

function around(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; dirname(at) !== at && at.includes('/'); at = dirname(at)) folders.push(dirname(at));
  return folders;
}

function at(fileSystem: FileSystem, path: string, isRelative: boolean): Resolved {
  const real = fileSystem.realPath(path);
  if (real === undefined) return { kind: 'missing', isRelative };
  if (dirname(real) === real) return { kind: 'folder', path };
  const entry = fileSystem.list(dirname(real)).find(({ name }) => name === basename(real));
  // Around it nothing may be listed, where we may not look: it is there all the same.
  if (!entry) return fileSystem.list(real).length > 0 ? { kind: 'folder', path } : { kind: 'unknown' };
  return { kind: entry.kind === 'folder' ? 'folder' : 'file', path };
}
