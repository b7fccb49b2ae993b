import { setImmediate } from 'node:timers/promises';
import type { Turn } from '../core/ports.ts';

/** How long work goes on before other work gets a turn (ms). */
const SLICE = 10;

/** Thrown by a turn whose work was given up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/** Thrown where what was worked out is of a text that is another one by now. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

/** Work that is done in one go: nothing that happens meanwhile is heard before its end. */
export const inOneGo: Turn = { next: () => undefined };

/** A turn of the event loop's: yields a macrotask, so that a cancellation can be heard at all. */
export function createTurn(isGivenUp: () => boolean): Turn {
  let started = performance.now();
  return {
    next() {
      if (isGivenUp()) throw new GivenUp();
      if (performance.now() - started < SLICE) return undefined;
      return setImmediate().then(() => {
        started = performance.now();
        if (isGivenUp()) throw new GivenUp();
      });
    },
  };
}
