import { dirname } from '../path.ts';
import type { ConfigPorts } from './config-ports.ts';
import { resolvePath } from './resolve-path.ts';

/** The folders in which a configuration has the masks of a folder's pictures looked for. @param folder of the pictures */
export function maskFoldersOf(ports: ConfigPorts, path: string, folder: string): readonly string[] {
  const file = ports.source(path);
  const paths = file && 'text' in file ? (ports.configs.read(file, { isMeant: true })?.paths ?? []) : [];
  const folderAt = (written: string) => {
    const found = resolvePath(ports.fileSystem, dirname(path), written, ports.startingFolders);
    return found.kind === 'folder' ? found.path : undefined;
  };
  return paths
    .filter(({ masksOf }) => masksOf !== undefined && folderAt(masksOf) === folder)
    .map((named) => folderAt(named.path))
    .filter((found) => found !== undefined);
}
