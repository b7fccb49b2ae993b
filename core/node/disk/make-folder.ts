import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Makes a folder, and those above it that are lacking. Node's own way never comes back where a folder takes no other and the
 * system says of the new one that it is not there, as below an automounter or in /proc; this one refuses.
 * @param folder native @param mode of each that is made @throws the system's error
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    fs.mkdirSync(folder, mode);
  } catch (error) {
    // Another program may have made it at the same time.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(folder: string): boolean {
  return fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
