import type { OutputRun } from './output-run.ts';

/**
 * When the last of what a training left was written (milliseconds since 1970); undefined where nothing tells. A checkpoint says
 * it itself: the time of its file may be that of a copy.
 */
export function whenLeft({ checkpoints, samples, logs }: OutputRun): number | undefined {
  const told = checkpoints.flatMap(({ facts }) =>
    facts?.finished === undefined ? [] : [facts.finished * 1000],
  );
  const begun = logs.map((log) => log.begun * 1000);
  const written = [...checkpoints, ...samples].map(({ modified }) => modified);
  for (const times of [told, written, begun])
    if (times.length > 0) return times.reduce((a, b) => Math.max(a, b));
  return undefined;
}
