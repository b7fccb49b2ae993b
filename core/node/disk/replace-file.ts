import { aboutFile } from '../system-trouble.ts';
import type { EditDisk } from './edit-disk.ts';
import { removeIfThere, temporaryBeside } from './temporary-file.ts';

/** Puts bytes, or a text as UTF-8, in a file's place, whole or not at all. @throws the system's error, about that file */
export function replaceFile(disk: EditDisk, file: string, content: string | Uint8Array): void {
  const temporary = temporaryBeside(file);
  try {
    disk.create(temporary, typeof content === 'string' ? Buffer.from(content) : content);
    disk.rename(temporary, file);
  } catch (error) {
    removeIfThere(disk, temporary);
    throw aboutFile(error, file);
  }
}
