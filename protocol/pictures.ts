/** Our own messages about pictures that are written anew, between the language server and an editor's client. */
import type { ChoreKind } from '../core/chores/chore.ts';
import type { BulkEditParams, BulkEditResult } from './lsp.ts';

/**
 * Has pictures written anew, their originals kept. The user is asked before (by `lora/confirm` or a message), and how far
 * it is is told by the server's own progress, where it can be given up.
 */
export const pictureChoreRequest = 'lora/pictureChore';
export interface PictureChoreParams extends BulkEditParams {
  /** The dataset, or a file of it. */
  readonly uri: string;
  readonly kind: ChoreKind;
  /** Pictures are done in any case, of folders what the rule finds in them; nothing named is the dataset. */
  readonly paths?: readonly string[];
  /** Of `flatten`: white, black, grey or `#rrggbb`; white where it is left out. */
  readonly background?: string;
  /** Whether the user has been asked already. */
  readonly confirmed?: boolean;
}
/** The commands of a client that ask for it: `{ folder }`. */
export const choreCommands: Readonly<Record<ChoreKind, string>> = {
  bake: 'lora.bakeRotation',
  flatten: 'lora.flattenTransparency',
  crop: 'lora.cropToBucket',
};
/** Pictures that were named and need nothing are among those that were left alone. */
export interface PictureChoreResult extends BulkEditResult {
  /** How many pictures there were to do. */
  readonly found: number;
  /** How many latent caches were made of them as they were: the trainer goes by these. */
  readonly caches: number;
  /** Why nothing can be done to any picture, in the user's language. */
  readonly impossible?: string;
}
