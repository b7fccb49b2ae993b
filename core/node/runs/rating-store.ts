import { joinPath } from '../../path.ts';
import {
  type EpochRating,
  type EpochRatings,
  noRating,
  parseRatings,
  printRatings,
  RATINGS_FILE,
} from '../../training/outputs/epoch-ratings.ts';
import type { JournalDisk } from '../edits/journal-disk.ts';
import { replaceFile } from '../training/run-folder.ts';
import { readSmallText } from '../training/run-texts.ts';

/** Nobody writes more notes than that (bytes). */
const LARGEST = 1024 * 1024;

/** Where is kept what somebody thinks of a run's epochs: in our run's folder, else beside the checkpoints. */
export function ratingsFile(folder: string, name: string, isOurs: boolean): string {
  return joinPath(folder, isOurs ? RATINGS_FILE : `${name === '' ? 'lora' : name}.${RATINGS_FILE}`);
}

/** What somebody thinks of a run's epochs; nothing where there is no file. @returns 'unreadable' for one that isn't ours */
export function readRatings(file: string): EpochRatings | 'unreadable' {
  const text = readSmallText(file, LARGEST);
  return text === undefined ? new Map() : (parseRatings(text) ?? 'unreadable');
}

/**
 * Keeps what somebody thinks of one epoch; what another window kept meanwhile stays. Written whole or not at all.
 * @returns undefined where the file is there and can't be read: then it is left alone
 * @throws the system's error
 */
export function rate(
  disk: JournalDisk,
  file: string,
  key: string,
  change: Partial<EpochRating>,
): EpochRatings | undefined {
  const before = readRatings(file);
  if (before === 'unreadable') return undefined;
  const after = new Map(before).set(key, { ...(before.get(key) ?? noRating), ...change });
  replaceFile(disk, file, printRatings(after));
  return after;
}
