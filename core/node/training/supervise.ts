import { isAtRest, type RunRecord } from '../../training/run-record.ts';
import { takeLock } from './lock.ts';
import { readRecord } from './run-folder.ts';
import { Supervisor } from './supervisor.ts';
import type { World } from './world.ts';

/** What came of the wish to look after a run. */
export type Supervision =
  | { readonly kind: 'over'; readonly record: RunRecord }
  /** Another process does. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'no-run' };

const LOCK = 'supervisor';

/** Looks after a run until it is over; of two that want to, one does. A run that is over already stays as it is. */
export async function supervise(world: World, folder: string): Promise<Supervision> {
  const isHeld = async (words: string) => {
    const [pid, start] = words.split(' ');
    return (await world.platform.startOf(Number(pid))) === start;
  };
  const words = `${world.me.pid} ${world.me.start}`;
  if (!readRecord(world.disk, folder)) return { kind: 'no-run' };
  const result = await takeLock(world.disk, folder, LOCK, words, isHeld);
  if (!('lock' in result)) return { kind: 'busy' };
  try {
    const record = readRecord(world.disk, folder);
    if (!record) return { kind: 'no-run' };
    if (record.state !== 'prepared' && isAtRest(record)) return { kind: 'over', record };
    return { kind: 'over', record: await new Supervisor(world, folder, record).run() };
  } finally {
    result.lock.release();
  }
}
