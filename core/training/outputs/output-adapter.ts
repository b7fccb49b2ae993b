import type { Family } from '../family.ts';
import type { Options } from '../options.ts';
import type { WrittenPrompt } from '../sample.ts';
import type { Moment } from './moment.ts';

/** What the name of a checkpoint tells. */
export interface CheckpointName {
  /** The name that was given to the training's files; empty for the trainer's own names. */
  readonly run: string;
  readonly moment: Moment;
}

/** What the name of a sample picture tells. */
export interface SampleName {
  readonly run: string;
  /** Epoch 0 is before the first step. */
  readonly moment: Moment;
  /** Which of the prompts it was painted from, from 0 on. */
  readonly prompt: number;
  /** When, as the name has it: later ones are greater texts. */
  readonly time: string;
  readonly seed: number | undefined;
}

/** What the metadata of a checkpoint tell. */
export interface CheckpointFacts {
  /** The name that was given to the training's files. */
  readonly run: string | undefined;
  readonly epoch: number | undefined;
  /** Steps that were done, in that training. */
  readonly step: number | undefined;
  /** When the training began and this file was written (seconds since 1970). */
  readonly started: number | undefined;
  readonly finished: number | undefined;
  /** How long the training was planned to be. */
  readonly epochs: number | undefined;
  /**
   * Whether the kind of model learns by flow matching: there the loss of an epoch hardly falls, and tells no epoch from another.
   * Undefined where the kind isn't known.
   */
  readonly isFlow: boolean | undefined;
  /** The kind of model that it was trained for. */
  readonly family: Family | undefined;
}

/** What a scalar of the trainer's log is. */
export type QuantityKind =
  /** Of each step alone. */
  | 'loss'
  /** The average that the trainer makes of them. */
  | 'average'
  /** The mean of each epoch: its x are epochs. */
  | 'epoch'
  /** On pictures that are not trained: its x are steps. */
  | 'validation'
  /** The same by epoch: its x are epochs. */
  | 'validation-epoch'
  | 'rate'
  | 'norm'
  | 'other';

/** How a trainer names and describes what it leaves. */
export interface OutputAdapter {
  /** Undefined for a file that is no checkpoint. @param name without its folder */
  checkpointOf(name: string): CheckpointName | undefined;
  /** Undefined for a file that is no sample. @param name without its folder */
  sampleOf(name: string): SampleName | undefined;
  /** The folder of the samples, beside the checkpoints. */
  readonly sampleFolder: string;
  /** Whether a folder is a saved state: what looks like a checkpoint in it is none. */
  isState(folder: string): boolean;
  /** The folder of the state that is saved together with a checkpoint, where states are saved. @param checkpoint its path */
  stateOf(checkpoint: string): string;
  /** @param metadata of a `.safetensors` file @returns undefined where no training wrote it */
  factsOf(metadata: Readonly<Record<string, unknown>>): CheckpointFacts | undefined;
  quantityOf(tag: string): QuantityKind;
  /** Whether models of a family learn by flow matching. */
  isFlowFamily(family: Family): boolean;
  /** Where the sample prompts may stand, relative to the folder of the checkpoints; the first that is there. */
  readonly promptFiles: readonly string[];
  /** The prompts of a file that are painted, in order: a sample has the number of its prompt in this list. @param name tells its form */
  promptsIn(name: string, text: string): readonly WrittenPrompt[];
  /**
   * How A1111 calls the sampler that a prompt is painted with; undefined where it has no such one, or nothing tells.
   * @param options of the training, where they are known
   */
  samplerInA1111(prompt: WrittenPrompt, options: Options | undefined): string | undefined;
}
