import type { Message } from '../message.ts';
import type { Span } from '../span.ts';
import type { Options } from './options.ts';

/** What is said of something in a training configuration that is taken over, or written for another program. */
export interface Remark {
  /** `warning` where a training would not be what the file seems to say, or would stop. */
  readonly severity: 'warning' | 'info';
  /** The key of the file, or the option; empty for the file as a whole. */
  readonly key: string;
  readonly message: Message;
  /** Where it stands in the file; absent for what is not there. */
  readonly span?: Span;
}

/** What a training configuration of another program says, in the trainer's own options. */
export interface ImportedTraining {
  /** All that the trainer would get, and no more. */
  readonly options: Options;
  /** Options of which the file says something by not having them: they are off, or as the trainer has them. */
  readonly covered: ReadonlySet<string>;
  /** The base model, as it is written there. */
  readonly model?: string;
  /** Sample prompts, a line each. */
  readonly prompts?: readonly string[];
  /** Of the captions, with its dot. */
  readonly captionExtension?: string;
  /** Recipes for the kind of model, the likeliest first; empty where the file doesn't say which kind. */
  readonly recipes: readonly string[];
  /** What people call the kind of model; undefined where the file doesn't say. */
  readonly modelKind?: string;
  readonly remarks: readonly Remark[];
}
