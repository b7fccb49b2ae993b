import { setImmediate } from 'node:timers/promises';
import { LARGEST_CAPTION } from '../../dataset/load.ts';
import { joinPath, relativeTo } from '../../path.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import type { RunRecord } from '../../training/run-record.ts';
import { TRAINED_FILE, type TrainedPair } from '../../training/trained-pairs.ts';
import { digestOf as digestOfBytes, digestOfFile } from '../digest.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { readBytes } from '../file-system.ts';

type Training = Pick<RunRecord, 'dataset' | 'data'>;

/** Reads the captions of all pictures that are trained, as they are now; the pictures themselves are only listed. */
export function readTrainedPairs(
  disk: JournalDisk,
  trainer: Trainer,
  { dataset, data }: Training,
): TrainedPair[] {
  return data.folders.flatMap((folder) =>
    disk
      .names(folder)
      .filter((name) => trainer.readsImage(name))
      .sort()
      .map((name) => {
        const path = joinPath(folder, name);
        const caption = trainer
          .captionCandidates(path, data.captionExtension)
          .map(readIfThere)
          .find((bytes) => bytes !== undefined);
        return {
          image: relativeTo(dataset, path),
          sha256: null,
          caption: caption?.toString('utf8') ?? null,
          captionSha256: caption ? digestOfBytes(caption) : null,
        };
      }),
  );
}

/** Keeps what is trained in the run's folder. @throws the system's error */
export function writeTrainedPairs(
  disk: JournalDisk,
  run: string,
  { dataset }: Training,
  pairs: readonly TrainedPair[],
): void {
  const text = JSON.stringify({ version: 1, root: dataset, pairs }, undefined, 1);
  replaceFile(disk, joinPath(run, TRAINED_FILE), `${text}\n`);
}

/** How pictures are read. */
export interface Reading {
  /** Asked between two pictures; left out, it is never given up. */
  readonly isGivenUp?: (() => boolean) | undefined;
  /** The SHA-256 of one, by its path; left out, it is read. */
  readonly digestOf?: ((path: string) => string | undefined) | undefined;
}

/**
 * The same with the pictures' digests. Of many pictures that takes minutes: it makes room for other work between them.
 * @returns undefined when it was given up
 */
export async function withDigests(
  { dataset }: Training,
  pairs: readonly TrainedPair[],
  { isGivenUp, digestOf = digestOfFile }: Reading = {},
): Promise<readonly TrainedPair[] | undefined> {
  const done: TrainedPair[] = [];
  for (const pair of pairs) {
    if (isGivenUp?.()) return undefined;
    done.push({ ...pair, sha256: digestOf(joinPath(dataset, pair.image)) ?? null });
    await setImmediate();
  }
  return done;
}

/** Neither waits for a pipe nor takes a file in that is far too large for a caption. */
function readIfThere(path: string): Buffer | undefined {
  const bytes = readBytes(path, LARGEST_CAPTION);
  return 'failure' in bytes ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
