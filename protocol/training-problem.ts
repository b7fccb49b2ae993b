/** What an editor shows of a training before its start, beside what it is; types only, sentences in the user's language. */

/** Something that stands against a training, or is not as it seems. */
export interface TrainingProblem {
  /** By which it is told, and allowed. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What helps, or what the trainer would make of it. */
  readonly wayOut: string | null;
  readonly uri: string | null;
  /** The place in its text: UTF-16 offsets; null for the whole file. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Of an error: whether it may be allowed, or is. */
  readonly allowing: 'possible' | 'done' | null;
  /** Files of a base model that are to be chosen, and kept below its name. */
  readonly lacks?: LackingParts;
}

/** Files that belong to a base model. */
export interface LackingParts {
  /** The name of the base model in the user's list. */
  readonly model: string;
  readonly parts: readonly {
    /** By the trainer's name for it. */
    readonly part: string;
    /** What people call it. */
    readonly title: string;
  }[];
}

/** A sample prompt, as the trainer reads it. */
export interface SampleView {
  readonly prompt: string;
  /** Size, steps, scale and seed: a sentence. */
  readonly settings: string;
  readonly negative: string | null;
  /** Where that is something else than is written. */
  readonly remarks: readonly string[];
}
