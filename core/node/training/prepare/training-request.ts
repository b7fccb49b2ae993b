import type { FileSystem } from '../../../ports.ts';
import type { StateSaving } from '../../../training/beginning.ts';
import type { Options } from '../../../training/options.ts';
import type { Platform } from '../../platform/index.ts';
import type { OriginWish } from '../find-origin.ts';

/** What somebody says about a training; what is left out is looked up. Paths are as they were written. */
export interface TrainingRequest {
  /** The folder of the trainer's checkout. */
  readonly trainer?: string;
  /** Its Python, where that is not in the checkout. */
  readonly python?: string;
  /** A name of the user's list, a path, or `owner/name` at Hugging Face. */
  readonly model?: string;
  readonly recipe?: string;
  /** The memory of the GPU (GB). */
  readonly vram?: number;
  /** Of the run; one that `runNameOf` leaves as it is. */
  readonly name?: string;
  /** The numbers of the GPUs. */
  readonly gpus?: readonly number[];
  /** Which machine this is of those that train together, from 0. */
  readonly machineRank?: number;
  /** Options that outweigh the dataset's configuration. */
  readonly options?: Options;
  /** When it saves its state; left out, as the options say. */
  readonly states?: StateSaving;
  /** Whether another machine trains it: nothing of this one counts. */
  readonly elsewhere?: boolean;
  /** Codes of errors that are not to stop it. */
  readonly allow?: readonly string[];
  /** What it is to be made from, where it does not begin anew. */
  readonly from?: OriginWish;
  /** How many epochs, and after a saved state how many more; left out, as many as are planned. */
  readonly epochs?: number;
}

/** Where a training is prepared. */
export interface PreparationPorts {
  readonly fileSystem: FileSystem;
  readonly platform: Platform;
  /** Ends the programs that are asked, when nobody waits for their answer any more. */
  readonly signal?: AbortSignal;
  /** The SHA-256 of a picture, by its path, where somebody keeps them; left out, each is read. */
  readonly digestOf?: (path: string) => string | undefined;
}
