import type { Options } from './options.ts';
import type { Subset } from './plan.ts';

/** What the trainer's own files in a run's folder say. */
export interface RunFiles {
  /** Those of a plan: where the run reads and writes is not among them. */
  readonly options: Options;
  readonly captionExtension: string;
  readonly subsets: readonly Omit<Subset, 'images'>[];
  readonly prompts: readonly string[];
  /** What stands there and no plan can have: somebody wrote it. */
  readonly unread: readonly string[];
  /** All that is said, by name, to be compared. */
  readonly values: ReadonlyMap<string, unknown>;
}
