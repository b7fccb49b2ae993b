import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeIfPossible } from '../if-there.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a file of a cache whole or not at all. Not as `replaceFile`: nobody waits until the bytes are on the disk, since what is
 * lost is made anew.
 * @param file native; its folder is made @throws the system's error
 */
export function storeCached(file: string, bytes: Uint8Array): void {
  makeFolder(path.dirname(file));
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    fs.writeFileSync(temporary, bytes);
    fs.renameSync(temporary, file);
  } catch (error) {
    removeIfPossible(temporary);
    throw error;
  }
}
