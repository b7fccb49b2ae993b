import { codeOf } from '../../system-trouble.ts';
import type { GpuQueue, GpuTurn } from './gpu-queue.ts';

/** How often a run in the queue asks whether it is its turn (ms): on Windows that costs processes. */
const ASK_AFTER = 2000;
/** How often it hears whether it is to stop (ms). */
const TICK = 250;
/** How often in a row the queue may refuse to be used. */
const TRIES = 30;
/** What doesn't get better by waiting: no right to write there, or no folder at all. */
const HOPELESS = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG'];

/** What waiting needs of who waits. */
export interface Waiting {
  /** Whether the run is to stop. */
  isAsked(): boolean;
  wait(milliseconds: number): Promise<void>;
  complain(error: unknown): void;
}

/** Waits until it is a run's turn to have its GPU. @returns nothing where the queue can't be used */
export async function waitForTurn(
  queue: Pick<GpuQueue, 'take'>,
  queued: string,
  { isAsked, wait, complain }: Waiting,
): Promise<GpuTurn | 'asked to stop' | undefined> {
  for (let failures = 0; ; ) {
    if (isAsked()) return 'asked to stop';
    try {
      const turn = await queue.take(queued);
      if (turn) return turn;
      failures = 0;
    } catch (error) {
      complain(error);
      failures++;
      if (failures === TRIES || HOPELESS.includes(codeOf(error) ?? '')) return undefined;
    }
    for (let waited = 0; waited < ASK_AFTER && !isAsked(); waited += TICK) await wait(TICK);
  }
}
