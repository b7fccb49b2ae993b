import type { RunRecord } from '../../../training/run-record.ts';
import { writeRecord } from '../run-folder.ts';
import type { Complaints } from './complaints.ts';
import type { World } from './world.ts';

/** How often what has to be written is tried to be, where the disk refuses it (ms between). */
const TRIES = 30;
const TRY_AFTER = 2000;

/** A run's record, and `run.json` as far as the disk takes it. */
export class RunNotes {
  readonly #world: World;
  readonly #folder: string;
  readonly #complaints: Complaints;
  #record: RunRecord;
  /** Whether the disk refused the record as it stands. */
  #isUnwritten = false;

  constructor(world: World, folder: string, record: RunRecord, complaints: Complaints) {
    this.#world = world;
    this.#folder = folder;
    this.#record = record;
    this.#complaints = complaints;
  }

  get record(): RunRecord {
    return this.#record;
  }

  /** Notes what changed. Where it can't be written the training goes on all the same, and it is tried again. */
  note(change: Partial<RunRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#write();
  }

  /** Tries again to write what could not be. */
  retry(): void {
    if (this.#isUnwritten) this.#write();
  }

  /** Notes what has to be on the disk; where it is refused, again and again. @returns whether it is */
  async insist(change: Partial<RunRecord>): Promise<boolean> {
    this.note(change);
    for (let tries = 1; this.#isUnwritten && tries < TRIES; tries++) {
      await this.#world.wait(TRY_AFTER);
      this.#write();
    }
    return !this.#isUnwritten;
  }

  #write(): void {
    this.#isUnwritten = !this.#complaints.try(() =>
      writeRecord(this.#world.disk, this.#folder, this.#record),
    );
  }
}
