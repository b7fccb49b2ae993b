/** What a trainer does before its first step, in no fixed order, and then training. */
export type Phase =
  /** Reads pictures and captions. */
  | 'dataset'
  /** Computes latents or the text encoder's outputs once for all epochs. */
  | 'caching'
  /** Loads the base model, makes the network and the optimizer. */
  | 'model'
  | 'training';

/** What a trainer's output tells, one thing at a time, in the order in which it was printed. */
export type TrainerEvent =
  | { readonly kind: 'phase'; readonly phase: Phase }
  /** How long the training is going to be; each number comes as it is printed. `batches` are those of an epoch. */
  | { readonly kind: 'size'; readonly steps?: number; readonly epochs?: number; readonly batches?: number }
  /** An epoch begins; from 1 on. */
  | { readonly kind: 'epoch'; readonly epoch: number; readonly of: number }
  /** The progress bar was drawn. A step is told more than once, the last time with its own loss. */
  | StepEvent
  /** It begins to write this file; the path as it is printed. */
  | { readonly kind: 'checkpoint'; readonly file: string }
  /** It deletes this file. */
  | { readonly kind: 'removed'; readonly file: string }
  /** It begins to make sample pictures, after this many steps. */
  | { readonly kind: 'sampling'; readonly step: number }
  /** It begins to make one of the sample pictures. */
  | { readonly kind: 'sample'; readonly prompt: string }
  /** The last file is written: the sign of success. */
  | { readonly kind: 'saved' };

export interface StepEvent {
  readonly kind: 'step';
  /** Steps that are done, from 0 on. */
  readonly step: number;
  readonly of: number;
  /** Seconds since the first step began. */
  readonly elapsed: number;
  /** Seconds, by the trainer's own reckoning; not known before the first step is done. */
  readonly left?: number;
  /** Steps a second. */
  readonly speed?: number;
  /** The average that the trainer shows; may be NaN or infinite. */
  readonly loss?: number;
}
