import { readFileSync } from 'node:fs';
import { LogReader } from '../../../../../core/trainers/sd-scripts/output/log-reader.ts';
import type { LogEnding } from '../../../../../core/training/log-ending.ts';
import { advance, noProgress, type Progress } from '../../../../../core/training/progress.ts';
import type { TrainerEvent } from '../../../../../core/training/trainer-event.ts';

const folder = 'test/fixtures/trainer-run';

/** What the real trainer printed. */
export function recording(name: string): string {
  return readFileSync(`${folder}/${name}`, 'utf8');
}

export interface Reading {
  readonly events: readonly TrainerEvent[];
  readonly ending: LogEnding;
  readonly progress: Progress;
}

/** What is read of an output that comes in these chunks. */
export function read(...chunks: readonly string[]): Reading {
  const reader = new LogReader();
  const events = [...chunks.flatMap((chunk) => reader.read(chunk)), ...reader.end()];
  return { events, ending: reader.ending, progress: events.reduce(advance, noProgress) };
}

export function ofKind<Kind extends TrainerEvent['kind']>(
  { events }: Reading,
  kind: Kind,
): readonly Extract<TrainerEvent, { kind: Kind }>[] {
  return events.filter((event): event is Extract<TrainerEvent, { kind: Kind }> => event.kind === kind);
}

/** The steps in the order in which they are told, each once. */
export function stepsOf(reading: Reading): readonly number[] {
  const steps = ofKind(reading, 'step').map(({ step }) => step);
  return steps.filter((step, index) => step !== steps[index - 1]);
}

/** What the progress bar shows of each step when it is drawn for the last time. */
export function lastOfEachStep(
  reading: Reading,
): ReadonlyMap<number, Extract<TrainerEvent, { kind: 'step' }>> {
  return new Map(ofKind(reading, 'step').map((event) => [event.step, event]));
}

/** The names of the files that were begun, without their folders. */
export function checkpointsOf(reading: Reading): readonly string[] {
  return ofKind(reading, 'checkpoint').map(({ file }) => file.slice(file.lastIndexOf('/') + 1));
}

/** The numbers from 0 up to and with the last. */
export function upTo(last: number): readonly number[] {
  return Array.from({ length: last + 1 }, (_, number) => number);
}

type Point = [step: number, value: number];

/** What TensorBoard's own reader finds of `loss/average` in the event file of a recorded run. */
export function averageLosses(run: string): readonly Point[] {
  const { scalars }: { scalars: Record<string, { first: Point; last: Point; points: Point[] }> } = JSON.parse(
    recording(`${run}/scalars.json`),
  );
  const average = scalars['loss/average'];
  return average ? [average.first, ...average.points, average.last] : [];
}
