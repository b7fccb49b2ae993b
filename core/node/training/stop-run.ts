import { isAtRest } from '../../training/run-record.ts';
import type { StopRequest } from '../../training/stop-request.ts';
import type { JournalDisk } from '../journal-disk.ts';
import type { Platform } from '../platform/index.ts';
import { readRecord, writeStopRequest } from './run-folder.ts';
import { readRunStatus } from './run-status.ts';
import { startSupervisor } from './start-supervisor.ts';

/**
 * Asks a run to stop, unless it is over; one that lost its supervisor gets another, which sees to it.
 * @param cli the file of the `lora` command @throws Error where the request can't be written, or no supervisor starts
 */
export async function stopRun(
  disk: JournalDisk,
  platform: Platform,
  cli: string,
  folder: string,
  when: StopRequest['when'],
): Promise<void> {
  const record = readRecord(disk, folder);
  // A run that was never begun would find it when it is.
  if (!record || isAtRest(record)) return;
  writeStopRequest(disk, folder, { when, asked: new Date().toISOString() });
  const status = await readRunStatus(disk, platform, folder);
  if (status?.watch === 'unsupervised') await startSupervisor(disk, cli, folder, 'take-over');
}
