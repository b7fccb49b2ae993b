import { joinPath } from '../../path.ts';
import type { Failure } from '../../ports.ts';
import {
  type EpochRating,
  type EpochRatings,
  noRating,
  parseRatings,
  printRatings,
  RATINGS_FILE,
} from '../../training/outputs/epoch-ratings.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { readToChange } from '../disk/read-to-change.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { readBytes } from '../file-system.ts';

/** Nobody writes more notes than that (bytes). */
const LARGEST = 1024 * 1024;

/** Where is kept what somebody thinks of a run's epochs: in our run's folder, else beside the checkpoints. */
export function ratingsFile(folder: string, name: string, isOurs: boolean): string {
  return joinPath(folder, isOurs ? RATINGS_FILE : `${name === '' ? 'lora' : name}.${RATINGS_FILE}`);
}

/** What somebody thinks of a run's epochs; nothing where there is no file. @returns 'unreadable' for one that isn't ours, or can't be read */
export function readRatings(file: string): EpochRatings | 'unreadable' {
  const bytes = readBytes(file, LARGEST);
  if ('failure' in bytes) return isNone(bytes) ? new Map() : 'unreadable';
  return parseRatings(new TextDecoder().decode(bytes)) ?? 'unreadable';
}

function isNone({ failure }: Failure): boolean {
  return failure === 'missing' || failure === 'dangling-link';
}

/**
 * Keeps what somebody thinks of one epoch; what another window kept meanwhile stays. Written whole or not at all.
 * @returns undefined where the file is not written by us: then it is left alone
 * @throws the system's error, also where it can't be read: what was kept would be lost
 */
export function rate(
  disk: JournalDisk,
  file: string,
  key: string,
  change: Partial<EpochRating>,
): EpochRatings | undefined {
  const before = ratingsIn(disk, file);
  if (!before) return undefined;
  const after = new Map(before).set(key, { ...(before.get(key) ?? noRating), ...change });
  replaceFile(disk, file, printRatings(after));
  return after;
}

/** @throws the system's error */
function ratingsIn(disk: JournalDisk, file: string): EpochRatings | undefined {
  const found = readToChange(disk, file, LARGEST);
  if (found === 'missing') return new Map();
  return found === 'too-large' ? undefined : parseRatings(new TextDecoder().decode(found.bytes));
}
