import type { Size } from '../image/size.ts';
import type { Family } from './family.ts';
import type { Launch } from './launch.ts';
import type { PartPlaces } from './model-parts.ts';
import type { Options } from './options.ts';

/** A folder of pictures as a training takes it. */
export interface Subset {
  /** Absolute. */
  readonly folder: string;
  /** How often an epoch shows each of its pictures, ≥ 1. */
  readonly repeats: number;
  /** What a picture without a caption is trained with. */
  readonly classTokens: string | undefined;
  readonly isRegularization: boolean;
  /** How many pictures the trainer finds in it. */
  readonly images: number;
}

/** A picture that a training shows. */
export interface TrainedImage {
  /** Pixels; undefined where they could not be read. */
  readonly size: Size | undefined;
  /** Of its subset. */
  readonly repeats: number;
  readonly isRegularization: boolean;
}

/** How long a training is, counted as the trainer counts. */
export interface StepCount {
  /** Pictures that an epoch shows: each as often as it is repeated. */
  readonly shown: number;
  /** Pictures in a step, at most. */
  readonly batch: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number;
  readonly steps: number;
  /** Where the pictures go, and how many (repeats counted). */
  readonly buckets: readonly { readonly size: Size; readonly count: number }[];
}

/** The base model of a training. */
export interface BaseModel {
  /** As the user's files call it; undefined for one that was named by its place. */
  readonly name: string | undefined;
  /**
   * A file or folder (absolute); `owner/name` at Hugging Face, which the trainer downloads; a name that nobody knows; or
   * where it will be in the folder of a job (relative).
   */
  readonly place: string;
  readonly kind: 'local' | 'remote' | 'unknown' | 'elsewhere';
  /** What the user's list says belongs to it: files or folders (absolute), or `owner/name`. */
  readonly parts?: PartPlaces;
}

/** What a training is to be; nothing of it is on disk yet. */
export interface Plan {
  /** Of the run and of the files it makes. */
  readonly name: string;
  /** The dataset's root. */
  readonly dataset: string;
  /** The recipe's id. */
  readonly recipe: string;
  /** The kind of model that is trained for. */
  readonly family: Family;
  readonly model: BaseModel;
  /** All options, those of the recipe and the user's. */
  readonly options: Options;
  readonly captionExtension: string;
  readonly subsets: readonly Subset[];
  /** Sample prompts, a line each, in the trainer's own form. */
  readonly prompts: readonly string[];
  /** How it is started; as one process where nothing is said. */
  readonly launch?: Launch;
}
