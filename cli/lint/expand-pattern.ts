import { isNeverDataset } from '../../core/dataset/discovery/listing.ts';
import { joinPath, relativeTo } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';

/** Deeper than any dataset lies. */
const DEEPEST = 24;

/** A file or folder that a pattern means. */
export interface Meant {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/**
 * The files and folders below one that a pattern means, in order; of a folder that it means, nothing below. Links to
 * folders aren't followed, and those that are never a dataset aren't entered.
 * @param matches tells by the path relative to `root`
 */
export function expandPattern(
  fileSystem: FileSystem,
  root: string,
  matches: (relativePath: string) => boolean,
): readonly Meant[] {
  const meant: Meant[] = [];
  const visit = (folder: string, depth: number) => {
    const entries = [...fileSystem.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind, isLink } of entries) {
      const path = joinPath(folder, name);
      if (kind === 'folder' && isNeverDataset(name)) continue;
      if (matches(relativeTo(root, path))) meant.push({ path, kind: kind === 'folder' ? 'folder' : 'file' });
      else if (kind === 'folder' && !isLink && depth < DEEPEST) visit(path, depth + 1);
    }
  };
  visit(root, 0);
  return meant;
}
