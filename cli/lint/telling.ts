import type { Turn } from '../../core/ports.ts';
import type { LoadSettings } from './load-target.ts';

/** Nothing else waits while the command works: a turn is only a time to say how far it is. */
export function telling(tell: LoadSettings['tell'], describe: (done: number) => string): Turn {
  let done = 0;
  const described = () => describe(done);
  return {
    next() {
      done++;
      tell?.(described);
      return undefined;
    },
  };
}
