import type { ClipTokenizer } from './clip/clip-tokenizer.ts';
import type { Dictionary } from './dictionary/dictionary.ts';

/** What is known beside a dataset. What is left out is not known: nothing is said that needs it. */
export interface Knowledge {
  readonly clip?: ClipTokenizer | undefined;
  /** The tag lists of this machine. */
  readonly dictionary?: Dictionary | undefined;
}
