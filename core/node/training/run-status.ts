import * as os from 'node:os';
import { isAtRest, type RunRecord } from '../../training/run-record.ts';
import type { StopRequest } from '../../training/stop-request.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import type { Platform } from '../platform/index.ts';
import { readRecord, readStopRequest } from './run-folder.ts';
import { isAlive } from './run-processes.ts';

/** Who looks after a run that is not over. */
export type Watch =
  /** Its supervisor lives, or it needs none. */
  | 'supervised'
  /** Its supervisor is gone; whether its trainer still runs or not, a new supervisor finds out and tells. */
  | 'unsupervised'
  /** It runs on another machine: nothing is known but what that one wrote. */
  | 'elsewhere';

/** A run as it stands. */
export interface RunStatus {
  readonly record: RunRecord;
  readonly watch: Watch;
  readonly stop: StopRequest | undefined;
}

/** Looks at a run; undefined where the folder is none. */
export async function readRunStatus(
  disk: JournalDisk,
  platform: Platform,
  folder: string,
): Promise<RunStatus | undefined> {
  const record = readRecord(disk, folder);
  if (!record) return undefined;
  const stop = isAtRest(record) ? undefined : readStopRequest(disk, folder);
  return { record, watch: await watchOf(platform, record), stop };
}

async function watchOf(platform: Platform, record: RunRecord): Promise<Watch> {
  if (isAtRest(record)) return 'supervised';
  if (record.host !== os.hostname()) return 'elsewhere';
  try {
    return (await isAlive(platform, record.supervisor)) ? 'supervised' : 'unsupervised';
  } catch {
    // Where the system doesn't tell, the next look may.
    return 'supervised';
  }
}
