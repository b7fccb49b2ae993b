import { CONFIG_FILE } from '../../core/config/schema.ts';
import { enclosingRoot } from '../../core/dataset/discovery/enclosing.ts';
import { homeFolder } from '../../core/node/home-folder.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';

/**
 * The folder to look for the dataset of a folder in that nobody watches over. Undefined where that would be a whole disk or a
 * user's whole home: nobody means that, and it would take minutes. One that says it is a dataset is looked into all the same.
 */
export function rootToScan(
  fileSystem: FileSystem,
  folder: string,
  home = fromNative(homeFolder()),
): string | undefined {
  const root = enclosingRoot(fileSystem, folder);
  const isEverything = dirname(root) === root || isWithin(home, root);
  const isDeclared = () =>
    fileSystem.list(root).some(({ name, kind }) => name === CONFIG_FILE && kind === 'file');
  return isEverything && !isDeclared() ? undefined : root;
}
