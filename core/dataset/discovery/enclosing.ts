import { CONFIG_FILE } from '../../config/schema.ts';
import { basename, dirname } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import { trainerById } from '../../trainers/index.ts';

/**
 * The folder to look for the dataset of a folder in: the nearest one at or above it with our configuration; the
 * parent of an `N_name` folder; else the folder itself. For files outside any open workspace, and the command line.
 */
export function enclosingRoot(fileSystem: FileSystem, folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (fileSystem.list(at).some(({ name, kind }) => name === CONFIG_FILE && kind === 'file')) return at;
    if (dirname(at) === at || !at.includes('/')) break;
  }
  return trainerById(undefined).parseFolderName(basename(folder)) ? dirname(folder) : folder;
}
