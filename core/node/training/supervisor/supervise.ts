import { isAtRest, type RunRecord } from '../../../training/run-record.ts';
import { takeProcessLock } from '../process-lock.ts';
import { readRecord } from '../run-folder.ts';
import { Supervisor } from './supervisor.ts';
import type { World } from './world.ts';

/** What came of the wish to look after a run. */
export type Supervision =
  | { readonly kind: 'over'; readonly record: RunRecord }
  /** Another process does, maybe one on another machine. */
  | { readonly kind: 'busy' }
  /** It was not started yet, and may not be by us. */
  | { readonly kind: 'not-started' }
  | { readonly kind: 'no-run' };

const LOCK = 'supervisor';

/**
 * Looks after a run until it is over; of two that want to, one does. A run that is over already stays as it is, and so
 * does one that another machine looks after: of its processes nothing is known here.
 * @param mayStart whether its program may be started, which only a user can allow: a run folder may come from anybody
 */
export async function supervise(world: World, folder: string, mayStart: boolean): Promise<Supervision> {
  const before = look(world, folder);
  if ('kind' in before) return before;
  const lock = await takeProcessLock(world, folder, LOCK);
  if (!lock) return { kind: 'busy' };
  try {
    // Whoever had the lock may have brought it to its end.
    const current = look(world, folder);
    if ('kind' in current) return current;
    const supervisor = new Supervisor(world, folder, current.record);
    const end = mayStart ? await supervisor.run() : await supervisor.takeOver();
    return end ? { kind: 'over', record: end } : { kind: 'not-started' };
  } finally {
    lock.release();
  }
}

/** A run that there is something to do for, or why there is nothing. */
function look(world: World, folder: string): Supervision | { readonly record: RunRecord } {
  const record = readRecord(world.disk, folder);
  if (!record) return { kind: 'no-run' };
  if (!isAtRest(record)) return record.host === world.host ? { record } : { kind: 'busy' };
  return record.state === 'prepared' ? { record } : { kind: 'over', record };
}
