import { isAtRest, type RunRecord } from '../../training/run-record.ts';
import type { StopRequest } from '../../training/stop-request.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import type { Platform } from '../platform/index.ts';
import { readRecord, writeRecord, writeStopRequest } from './run-folder.ts';
import { readRunStatus } from './run-status.ts';
import { startSupervisor } from './start-supervisor.ts';

/** How long another machine may take to hear that a run is to stop at once, and to end it (ms). */
const ANSWERS = 60_000;

/**
 * Asks a run to stop, unless it is over; one that lost its supervisor gets another, which sees to it. One on another
 * machine that was asked before to stop at once, and did not, is lost: the machine is no more, or is called otherwise.
 * @param cli the file of the `lora` command @throws Error where the request can't be written, or no supervisor starts
 */
export async function stopRun(
  disk: JournalDisk,
  platform: Platform,
  cli: string,
  folder: string,
  when: StopRequest['when'],
  now = new Date(),
): Promise<void> {
  const record = readRecord(disk, folder);
  // A run that was never begun would find it when it is.
  if (!record || isAtRest(record)) return;
  const before = await readRunStatus(disk, platform, folder);
  if (before?.watch === 'elsewhere' && when === 'now' && isUnheard(before.stop, now)) {
    writeRecord(disk, folder, { ...record, ...gone(record), ended: now.toISOString() });
    return;
  }
  const isAsked = before?.stop?.when === when;
  if (!isAsked) writeStopRequest(disk, folder, { when, asked: now.toISOString() });
  const status = await readRunStatus(disk, platform, folder);
  if (status?.watch === 'unsupervised') await startSupervisor(disk, cli, folder, 'take-over');
}

function isUnheard(stop: StopRequest | undefined, now: Date): boolean {
  return stop?.when === 'now' && now.getTime() - Date.parse(stop.asked) > ANSWERS;
}

function gone({ host }: RunRecord): Pick<RunRecord, 'state' | 'supervisor' | 'outcome'> {
  const explanation = {
    template: 'It ran on {0}, which did not answer when it was asked to stop.',
    args: [host],
  };
  const wayOut = { template: 'The checkpoints that were saved before are whole.', args: [] };
  return { state: 'lost', supervisor: null, outcome: { explanation, wayOut } };
}
