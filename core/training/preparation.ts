import type { Message } from '../message.ts';
import { isStopping } from './allow-problem.ts';
import type { Course, StateSaving } from './beginning.ts';
import type { Estimates } from './estimate/estimates.ts';
import type { Machine } from './machine.ts';
import type { Plan, StepCount } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Difference } from './recipe.ts';
import type { RunDiff } from './run-diff/side.ts';
import type { RunOrigin } from './run-record.ts';
import type { Sample } from './sample.ts';

/** All there is to a training before its start: what it is to be, what it would run on, what stands against it. */
export interface Preparation {
  readonly plan: Plan;
  readonly machine: Machine;
  /** Undefined where it can't be told. */
  readonly steps: StepCount | undefined;
  /** What of it is really trained, where it goes on from a saved state. */
  readonly course?: Course;
  /** The memory of the GPU that the recipe is fitted to (GB), where that is said. */
  readonly vram?: number;
  /** When it saves its state. */
  readonly states: StateSaving;
  readonly estimates: Estimates;
  /** The sample prompts, as the trainer reads them. */
  readonly samples: readonly Sample[];
  readonly problems: readonly Problem[];
  /** Where the recipe had to do something else than its source says; what the user changed is not among it. */
  readonly differences: readonly Difference[];
  /** Comments of the file that is written, by option. */
  readonly why: Readonly<Record<string, string>>;
  /** What it was made from; undefined for a training of its own. */
  readonly origin?: RunOrigin;
  /** What differs now from the run that it was made from. */
  readonly since?: RunDiff;
  /** What has to be known about how it begins. */
  readonly remarks?: readonly Message[];
  /** What has to be said before it can be started. */
  readonly lacks: readonly ('trainer' | 'model')[];
}

/** Whether anything stands against a start. */
export function hasErrors({ problems }: Preparation): boolean {
  return problems.some(isStopping);
}
