import * as fs from 'node:fs';
import process from 'node:process';
import { basename, joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { FoundEnvironment } from '../../training/trainer-facts.ts';
import { usualEnvironmentFolders } from '../../training/usual-environments.ts';
import { homeFolder } from '../home-folder.ts';
import { fromNative, toNative } from '../native-path.ts';
import { hasPackage } from '../site-packages.ts';

/** Where conda has a Python; on Windows it lies in the environment itself. */
const PYTHONS = ['bin/python', 'python.exe'];

/** Conda environments that have a PyTorch; none is taken unless the user says so. No Python is started for it. */
export function findEnvironments(fileSystem: FileSystem): readonly FoundEnvironment[] {
  const active = process.env['CONDA_PREFIX'];
  const activeFolder = active ? fromNative(active) : undefined;
  const folders = usualEnvironmentFolders(fromNative(homeFolder())).flatMap((parent) =>
    fileSystem
      .list(parent)
      .filter(({ kind }) => kind === 'folder')
      .map(({ name }) => joinPath(parent, name))
      .sort(),
  );
  return [...new Set([...(activeFolder === undefined ? [] : [activeFolder]), ...folders])].flatMap(
    (folder) => {
      const python = PYTHONS.map((name) => joinPath(folder, name)).find((file) =>
        fs.existsSync(toNative(file)),
      );
      if (python === undefined || !hasTorch(folder)) return [];
      return [{ name: basename(folder), python, isActive: folder === activeFolder }];
    },
  );
}

/** One that can't be looked into is none to be chosen. */
function hasTorch(environment: string): boolean {
  try {
    return hasPackage(environment, 'torch');
  } catch {
    return false;
  }
}
