import type { Dataset } from '../core/dataset/dataset.ts';
import { enclosingRoot } from '../core/dataset/enclosing.ts';
import { pathKind } from '../core/node/path-kind.ts';
import { dirname, isWithin } from '../core/path.ts';
import type { FileSystem } from '../core/ports.ts';
import type { Session } from './session.ts';

/** The dataset that a file or folder belongs to; one outside all folders that are watched over is looked for. */
export async function datasetAt(
  session: Session,
  fileSystem: FileSystem,
  path: string,
): Promise<Dataset | undefined> {
  await session.ready();
  const known = knownAt(session, path);
  if (known || session.folderOf(path)) return known;
  const root = enclosingRoot(fileSystem, folderAt(path));
  await session.scan(root, `${path} was asked for`);
  return knownAt(session, path);
}

/** A folder itself, or the folder of a file. */
export function folderAt(path: string): string {
  return pathKind(path) === 'folder' ? path : dirname(path);
}

function knownAt({ datasets }: Session, path: string): Dataset | undefined {
  return [...datasets]
    .sort((a, b) => b.root.length - a.root.length)
    .find(({ root, origin, folders }) => {
      if (path === root || folders.has(path) || folders.has(dirname(path))) return true;
      return origin === 'config' && isWithin(path, root);
    });
}
