import type { Options } from './options.ts';
import type { StepCount } from './plan.ts';

/** A state as the trainer saved it: the optimizer and the schedule, beside the weights. */
export type SavedState =
  | { readonly kind: 'missing' }
  /** A folder with nothing in it that a state has. */
  | { readonly kind: 'none' }
  /** The state doesn't say how far it was. */
  | { readonly kind: 'uncounted' }
  | { readonly kind: 'unreadable' }
  /** The epoch, from 1, in which it was saved, and the steps that were done in that run. */
  | { readonly kind: 'counted'; readonly epoch: number; readonly step: number };

/** Weights that a training begins with. */
export type Weights =
  | { readonly kind: 'missing' | 'damaged' }
  /** Rank and alpha are undefined where the file doesn't say. */
  | { readonly kind: 'file'; readonly rank: number | undefined; readonly alpha: number | undefined };

/** What a training begins with, where that is not nothing. */
export interface Beginning {
  readonly state?: { readonly folder: string; readonly saved: SavedState };
  readonly weights?: { readonly file: string; readonly content: Weights };
}

/** What of a training that goes on from a saved state is really trained. */
export interface Course {
  /** The number of its first epoch, from 1. */
  readonly first: number;
  /** Epochs that are trained, an unfinished one of before in whole. */
  readonly epochs: number;
  readonly steps: number;
}

/** When a training saves its state, so that it can be gone on from: never, at its end, with each checkpoint. */
export type StateSaving = 'never' | 'end' | 'checkpoints';

/** A count of a whole training's steps. */
type Counted = Pick<StepCount, 'stepsPerEpoch' | 'epochs' | 'steps'>;

/** What is really trained of a training; undefined for one that does not go on from a state, or where the trainer would end. */
export function courseAfter(
  adapter: Pick<BeginningAdapter, 'courseOf'>,
  beginning: Beginning | undefined,
  steps: Counted | undefined,
  options: Options,
): Course | undefined {
  return beginning?.state && steps && adapter.courseOf(beginning.state.saved, steps, options);
}

/** How a trainer begins with what another run left. */
export interface BeginningAdapter {
  /** Whether a folder is called as a saved state is. */
  isState(name: string): boolean;
  /** The file of a state that says how far it was. */
  readonly stateFile: string;
  /** Reads that file. @param names of all files of the state @param text undefined where there is none */
  readState(names: readonly string[], text: string | undefined): SavedState;
  /** What weights they are by the metadata of their file. */
  readWeights(metadata: Readonly<Record<string, unknown>>): Weights;
  /** Where the options say that it begins. */
  placesOf(options: Readonly<Record<string, unknown>>): {
    readonly state: string | undefined;
    readonly weights: string | undefined;
  };
  resume(state: string): Readonly<Record<string, unknown>>;
  warmStart(file: string, weights: Weights): Readonly<Record<string, unknown>>;
  /** When states are saved. */
  savedStates(options: Options): StateSaving;
  /** The options that have states saved so. */
  saveStates(saving: StateSaving): Options;
  /** How long it is. @param epochs in all, those before counted */
  untilEpoch(epochs: number): Readonly<Record<string, unknown>>;
  /** What is really trained; undefined for a state that doesn't count, or where the trainer would end. */
  courseOf(saved: SavedState, steps: Counted, options: Options): Course | undefined;
}
