import type { Dataset } from '../../core/dataset/dataset.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { pathOfUri } from '../uri.ts';
import { rootToScan } from './root-to-scan.ts';
import type { Session } from './session.ts';

/** What a dataset is looked for in. */
export interface DatasetPorts {
  readonly session: Session;
  readonly fileSystem: FileSystem;
}

/** The dataset that a file or folder belongs to; one outside all folders that are watched over is looked for. */
export async function datasetOfUri(
  { session, fileSystem }: DatasetPorts,
  uri: string | undefined,
): Promise<Dataset | undefined> {
  const path = uri === undefined ? undefined : pathOfUri(uri);
  if (path === undefined) return undefined;
  await session.ready();
  const known = knownAt(session, path);
  if (known || session.folderOf(path)) return known;
  const root = rootToScan(fileSystem, folderAt(path));
  if (root === undefined) return undefined;
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
