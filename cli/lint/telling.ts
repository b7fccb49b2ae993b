import type { Turn } from '../../core/ports.ts';

/** Hears how far something is: asks for the words only when it shows them. */
export type Tell = (describe: () => string) => void;

/** How far reading a dataset is. @param files how many were read */
export function readingFiles(files: number): string {
  return `Reading ${files} files …`;
}

/** How far linting a dataset is. @param files how many were checked */
export function checkingFiles(files: number): string {
  return `Checking ${files} files …`;
}

/** Nothing else waits while the command works: a turn is only a time to say how far it is. */
export function telling(tell: Tell | undefined, describe: (done: number) => string): Turn {
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
