import { joinPath } from '../../path.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { removeIfThere, temporaryBeside } from '../disk/temporary-file.ts';
import { aboutFile, codeOf } from '../system-trouble.ts';

/** A lock that is ours until it is given back. */
export interface Lock {
  release(): void;
  /** Says something else in it. @param words not empty @throws the system's error */
  write(words: string): void;
}

/** What became of the wish to have a lock: it, or what its holder wrote into it; nothing where that is not known yet. */
export type LockResult = { readonly lock: Lock } | { readonly holder: string | undefined };

/**
 * Takes a lock that only one process may hold, unless another one holds it. A lock is a file with a number in its name
 * and its holder's own words in it; the highest number counts. Whoever finds its holder gone makes the next number,
 * which only one can; so no lock that somebody just took is ever removed as a stale one.
 * @param name letters, digits and dashes
 * @param words what others read; not empty
 * @param isHeld whether the holder with these words is still there
 * @throws the system's error where the folder can't be written
 */
export async function takeLock(
  disk: JournalDisk,
  folder: string,
  name: string,
  words: string,
  isHeld: (words: string) => Promise<boolean>,
): Promise<LockResult> {
  disk.makeFolder(folder);
  for (;;) {
    const numbers = numbersOf(disk, folder, name);
    const last = Math.max(0, ...numbers);
    const current = last > 0 ? readWords(disk, fileOf(folder, name, last)) : '';
    if (current !== '' && (await isHeld(current))) return { holder: current };
    const own = last + 1;
    if (!place(disk, fileOf(folder, name, own), words)) continue;
    // Somebody may have been further than what we saw.
    if (Math.max(...numbersOf(disk, folder, name)) > own) {
      removeIfThere(disk, fileOf(folder, name, own));
      continue;
    }
    for (const number of numbers) removeIfThere(disk, fileOf(folder, name, number));
    const file = fileOf(folder, name, own);
    return {
      lock: { release: () => empty(disk, file), write: (words) => replaceFile(disk, file, words) },
    };
  }
}

function fileOf(folder: string, name: string, number: number): string {
  return joinPath(folder, `${name}.${number}.lock`);
}

function numbersOf(disk: JournalDisk, folder: string, name: string): readonly number[] {
  return disk.names(folder).flatMap((file) => {
    const digits = file.startsWith(`${name}.`)
      ? /^(\d{1,15})\.lock$/.exec(file.slice(name.length + 1))?.[1]
      : undefined;
    return digits === undefined ? [] : [Number(digits)];
  });
}

/** What stands in a lock; nothing when it is gone by now, since then there is a higher number. */
function readWords(disk: JournalDisk, file: string): string {
  try {
    return Buffer.from(disk.read(file)).toString('utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/** Makes a lock's file, with its words in it from the first moment on; false where it is there already. */
function place(disk: JournalDisk, file: string, words: string): boolean {
  const temporary = temporaryBeside(file);
  try {
    disk.create(temporary, Buffer.from(words));
    disk.place(temporary, file);
    return true;
  } catch (error) {
    removeIfThere(disk, temporary);
    if (codeOf(error) === 'EEXIST') return false;
    throw aboutFile(error, file);
  }
}

/** Gives a lock back: its number stays, so that whoever looked at it a moment ago can't mistake a new one for it. */
function empty(disk: JournalDisk, file: string): void {
  try {
    replaceFile(disk, file, '');
  } catch {
    // Whoever wants it next finds its holder gone.
  }
}
