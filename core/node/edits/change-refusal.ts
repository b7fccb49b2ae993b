import type { Refusal, RefusalReason } from './apply-edits.ts';

/**
 * Why a file of a bulk edit was left as it is. `exists`: it was to be made; `unsaved`: an editor has changes of it that
 * are not on disk; `no-journal`: nothing is written that could not be taken back; `mistake`: its edits can't be worked
 * out, or contradict each other; `too-long`: it would be no caption any more; `link`: a picture that lies elsewhere; `picture`: it can't be decoded, or not be written
 * as what it is.
 */
export type ChangeRefusalReason =
  | RefusalReason
  | 'exists'
  | 'unsaved'
  | 'no-journal'
  | 'mistake'
  | 'too-long'
  | 'link'
  | 'picture';

/** A file that was left as it is, and why; `detail` has the system's words, where it gave any. */
export interface ChangeRefusal extends Omit<Refusal, 'reason'> {
  readonly reason: ChangeRefusalReason;
}
