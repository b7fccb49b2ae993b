/** The names of the two folders. */
export const FIRST_RUN: string;
export const SECOND_RUN: string;

/** Lays out two runs in a folder of runs. @param lossAt of the second run's steps; 0.25 otherwise */
export function layOutResumed(
  runs: string,
  lossAt?: (step: number) => number,
): { readonly first: string; readonly second: string };

/** Throws away what the second run went on from. */
export function removeState(first: string): void;
