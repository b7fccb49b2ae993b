import { joinPath } from '../../path.ts';
import { parseRunRecord, RUN_FILE, type RunRecord } from '../../training/run-record.ts';
import { parseStopRequest, STOP_FILE, type StopRequest } from '../../training/stop-request.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { codeOf } from '../system-trouble.ts';

/** What the trainer prints. */
export const TRAIN_LOG = 'train.log';
/** What goes wrong with the supervisor itself; empty as a rule. */
export const SUPERVISOR_LOG = 'supervisor.log';

/** A run's record; undefined where the folder has none that can be read. */
export function readRecord(disk: JournalDisk, folder: string): RunRecord | undefined {
  const text = readText(disk, joinPath(folder, RUN_FILE));
  return text === undefined ? undefined : parseRunRecord(text);
}

/** Whether a folder has a run's record, readable or not. @throws the system's error */
export function hasRecord(disk: JournalDisk, folder: string): boolean {
  return disk.names(folder).includes(RUN_FILE);
}

/** Writes a run's record, whole or not at all. @throws the system's error */
export function writeRecord(disk: JournalDisk, folder: string, record: RunRecord): void {
  replaceFile(disk, joinPath(folder, RUN_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** What a run was asked last; undefined where nobody asked it to stop. */
export function readStopRequest(disk: JournalDisk, folder: string): StopRequest | undefined {
  const text = readText(disk, joinPath(folder, STOP_FILE));
  return text === undefined ? undefined : parseStopRequest(text);
}

/** Asks a run to stop. @throws the system's error */
export function writeStopRequest(disk: JournalDisk, folder: string, request: StopRequest): void {
  replaceFile(disk, joinPath(folder, STOP_FILE), `${JSON.stringify(request)}\n`);
}

/** Windows may refuse a file that is being replaced, a network disk may have lost it. */
const PASSING = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EBUSY', 'ESTALE'];

/** A file's text; undefined where it is not there, or can't be read at this moment. */
function readText(disk: JournalDisk, file: string): string | undefined {
  try {
    return Buffer.from(disk.read(file)).toString('utf8');
  } catch (error) {
    if (PASSING.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
