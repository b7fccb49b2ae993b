import type { Message } from '../../message.ts';
import type { RunRecord } from '../run-record.ts';
import type { TrainedPair } from '../trained-pairs.ts';

/** What is compared: a run as it was trained, or a dataset as it would be trained now. */
export interface RunSide {
  /** What both are told apart by: the name of the run's folder, or of the dataset's. */
  readonly title: string;
  readonly facts: Pick<RunRecord, 'name' | 'recipe' | 'model' | 'trainer' | 'gpu' | 'steps' | 'origin'>;
  /** What the trainer's own files say, by name; undefined where they can't be read. */
  readonly values: ReadonlyMap<string, unknown> | undefined;
  /** Sample prompts, a line each. */
  readonly prompts: readonly string[];
  /** What nobody knows of what would be trained now, and that is therefore not compared. */
  readonly lacks?: readonly ('trainer' | 'model')[];
  /** Undefined where nobody kept them. */
  readonly pairs: readonly TrainedPair[] | undefined;
}

/** One thing that is not the same on both sides; null where it isn't there. */
export interface Change {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two runs, by topic. */
export interface RunDiff {
  readonly before: string;
  readonly after: string;
  /** Base model, recipe, trainer, GPU, steps. */
  readonly facts: readonly Change[];
  /** Of the trainer's Python: versions. */
  readonly packages: readonly Change[];
  /** What the trainer's files say, sample prompts too. */
  readonly options: readonly Change[];
  /** Pictures by the digest of their bytes. */
  readonly images: readonly Change[];
  /** Captions of pictures that both have. */
  readonly captions: readonly Change[];
  /** What could not be compared. */
  readonly unknown: readonly Message[];
}
