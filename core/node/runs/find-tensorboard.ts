import { statSync } from 'node:fs';
import * as path from 'node:path';
import process from 'node:process';

const NAMES = process.platform === 'win32' ? ['tensorboard.exe'] : ['tensorboard'];

/**
 * The program that shows event files, where it is installed: beside the Python of a trainer, else on the PATH.
 * @param python the trainer's, where it is known @param searched as PATH has it @returns a path of the platform
 */
export function findTensorBoard(
  python: string | undefined,
  searched = process.env['PATH'] ?? '',
): string | undefined {
  const folders = [
    ...(python !== undefined && path.isAbsolute(python) ? [path.dirname(python)] : []),
    // A relative one would be taken from wherever one works.
    ...searched.split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
  ];
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isFile);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
