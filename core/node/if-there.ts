import * as fs from 'node:fs';

/** What the system says of a file; undefined where there is none, or where we may not look. @param file native */
export function statIfThere(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Removes a file, or a folder with all in it, if it is there and can be removed. For what is left after a failure, which is
 * what to tell, and for what is removed another time else.
 * @param path native
 */
export function removeIfPossible(path: string): void {
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {
    // In use, or on a disk that nothing can be removed from.
  }
}
