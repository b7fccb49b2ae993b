import * as fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { joinPath } from '../../path.ts';
import { EventReader } from '../../training/events/event-reader.ts';
import { RecordReader } from '../../training/events/records.ts';
import { ScalarLog } from '../../training/events/scalar-log.ts';
import { toNative } from '../native-path.ts';
import { aboutFile } from '../system-trouble.ts';

/** How much is read before other work gets a turn (bytes): some milliseconds of it. */
const SLICE = 1024 * 1024;

/** Whether a file has events for TensorBoard, by its name. Source: `IsTensorFlowEventsFile` in TensorBoard's `io_wrapper.py`. */
export function isEventFile(name: string): boolean {
  return name.includes('tfevents');
}

/** What is wrong with the event files of a folder. */
export interface ScalarTrouble {
  /** Records that were passed over, since their check sums are wrong. */
  readonly damaged: number;
  /** Files that can't be read from some place on: the name, and where (bytes). */
  readonly broken: readonly { readonly name: string; readonly at: number }[];
}

/** How far one file is read. */
interface FollowedFile {
  readonly name: string;
  readonly events: EventReader;
  records: RecordReader;
  /** Where those records begin (bytes). */
  base: number;
  /** Those that were passed over before them. */
  damaged: number;
  /** What was handed to the records (bytes). */
  position: number;
  /** How long the file was when it was found to be broken: it is looked at again when that changes. */
  brokenAt: number | undefined;
}

/**
 * Follows the event files of one folder as they grow: only what is new is read. Several files are read one after the other,
 * as they were begun. A file that is shorter than before was written anew: then all is read again.
 */
export class ScalarFollower {
  readonly #folder: string;
  #files: FollowedFile[] = [];
  #log = new ScalarLog();
  #reading: Promise<boolean> | undefined;

  /** @param folder that has the event files */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What is read. Another object when all was read again. */
  get log(): ScalarLog {
    return this.#log;
  }

  get trouble(): ScalarTrouble {
    return {
      damaged: this.#files.reduce((sum, { records, damaged }) => sum + damaged + records.damaged, 0),
      broken: this.#files
        .filter(({ records }) => records.isBroken)
        .map(({ name, base, records }) => ({ name, at: base + records.position })),
    };
  }

  /** Reads what came since the last time. @returns whether anything did @throws the system's error */
  async read(): Promise<boolean> {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    return await this.#reading;
  }

  async #readAll(): Promise<boolean> {
    const [log, version] = [this.#log, this.#log.version];
    const names = listed(this.#folder);
    if (this.#files.some((file) => !names.includes(file.name) || this.#isShorter(file))) this.#begin();
    for (const name of names) {
      let file = this.#files.find((one) => one.name === name);
      if (!file) {
        file = this.#follow(name, this.#log);
        this.#files.push(file);
      }
      await this.#readFile(file);
    }
    return this.#log !== log || this.#log.version !== version;
  }

  #begin(): void {
    this.#files = [];
    this.#log = new ScalarLog();
  }

  #follow(name: string, log: ScalarLog): FollowedFile {
    const events = new EventReader(log);
    return {
      ...{ name, events, base: 0, damaged: 0, position: 0, brokenAt: undefined },
      records: new RecordReader(events.read),
    };
  }

  #isShorter({ name, position, brokenAt = position }: FollowedFile): boolean {
    return sizeOf(joinPath(this.#folder, name)) < brokenAt;
  }

  /** Looks once more at the place from which on a file can't be read: it may have been written since. */
  #tryAgain(file: FollowedFile): void {
    const { records, events } = file;
    file.base += records.position;
    file.damaged += records.damaged;
    file.position = file.base;
    file.records = new RecordReader(events.read);
    file.brokenAt = undefined;
  }

  async #readFile(file: FollowedFile): Promise<void> {
    const descriptor = opened(joinPath(this.#folder, file.name));
    if (descriptor === undefined) return;
    try {
      if (file.brokenAt !== undefined) {
        if (fs.fstatSync(descriptor).size === file.brokenAt) return;
        this.#tryAgain(file);
      }
      const buffer = Buffer.alloc(Math.min(SLICE, fs.fstatSync(descriptor).size - file.position));
      for (;;) {
        const count =
          buffer.length === 0 ? 0 : fs.readSync(descriptor, buffer, 0, buffer.length, file.position);
        if (count === 0) return;
        file.position += count;
        file.records.push(buffer.subarray(0, count));
        if (file.records.isBroken) {
          file.brokenAt = fs.fstatSync(descriptor).size;
          return;
        }
        if (count < buffer.length) return;
        await setImmediate();
      }
    } catch (error) {
      // Of an open file the system doesn't say which one it is.
      throw aboutFile(error, joinPath(this.#folder, file.name));
    } finally {
      fs.closeSync(descriptor);
    }
  }
}

/** The event files of a folder, in the order in which they were begun: their names begin alike and go on with the time. */
function listed(folder: string): readonly string[] {
  try {
    return fs.readdirSync(toNative(folder)).filter(isEventFile).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function sizeOf(path: string): number {
  try {
    return fs.statSync(toNative(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

function opened(path: string): number | undefined {
  try {
    return fs.openSync(toNative(path), 'r');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
