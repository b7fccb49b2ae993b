import { EventReader } from '../../../../core/training/events/event-reader.ts';
import { RecordReader } from '../../../../core/training/events/records.ts';
import { ScalarLog } from '../../../../core/training/events/scalar-log.ts';

/** Reads whole event files, one after the other. */
export function readEvents(...files: readonly Uint8Array[]): ScalarLog {
  const log = new ScalarLog();
  for (const file of files) {
    const reader = new RecordReader(new EventReader(log).read);
    for (let at = 0; at < file.length; at += 4096) reader.push(file.subarray(at, at + 4096));
  }
  return log;
}

/** The points of a log by tag: step and value. */
export function pointsOf(log: ScalarLog): Record<string, (readonly [number, number])[]> {
  return Object.fromEntries(
    [...log.series].map(([tag, { steps, values }]) => [
      tag,
      [...steps].map((step, index) => [step, values[index] ?? Number.NaN] as const),
    ]),
  );
}
