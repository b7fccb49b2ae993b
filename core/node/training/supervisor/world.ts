import type { ProcessIdentity, RunRecord } from '../../../training/run-record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import type { Platform } from '../../platform/index.ts';
import type { StartedTrainer } from './trainer-process.ts';

/** What a supervisor needs of the machine; a seam, so that its faults can be tried. */
export interface World {
  readonly disk: JournalDisk;
  readonly platform: Platform;
  /** What we keep for a user between sessions. */
  readonly state: string;
  /** This machine's name. */
  readonly host: string;
  /** The supervisor's own process. */
  readonly me: ProcessIdentity;
  /** ISO 8601, in UTC. */
  now(): string;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  startTrainer(
    folder: string,
    record: Pick<RunRecord, 'commands' | 'folder' | 'environment'>,
  ): Promise<StartedTrainer>;
  /** Keeps the machine from sleeping as long as a process lives, where that can be had. */
  keepAwake(pid: number): void;
  /** How much room there is where a folder lies (bytes); infinite where that can't be told. */
  freeSpace(folder: string): number;
  /** Whether the supervisor itself was asked to end, which means its run as well. */
  isInterrupted(): boolean;
  /** Tells what went wrong with the supervision itself. */
  log(line: string): void;
}
