/** Our own messages about a dataset's tags, between the language server and an editor's client. */
import type { BulkEditParams } from './lsp.ts';

/** Asks for all tags of a dataset, the most frequent first. */
export const tagsRequest = 'lora/tags';
export interface TagsParams {
  readonly uri: string;
}
export interface TagsResult {
  readonly tags: readonly TagSummary[];
}
export interface TagSummary {
  /** Its most frequent spelling. */
  readonly tag: string;
  /** In how many captions it stands. */
  readonly count: number;
  /** How it is written, the most frequent first. */
  readonly spellings: readonly { readonly text: string; readonly count: number }[];
}

/** Renames a tag in a whole dataset, its configuration included. */
export const renameTagRequest = 'lora/renameTag';
export interface RenameTagParams extends BulkEditParams, RenameWishParams {}
export interface RenameWishParams {
  /** The dataset, or a file of it. */
  readonly uri: string;
  readonly from: string;
  readonly to: string;
  /** Whether its other spellings are meant too: another case, underscores for blanks. */
  readonly allSpellings: boolean;
}

/** Asks which tag a place is in, of a caption or of the configuration: `null` where it is in none. */
export const tagAtRequest = 'lora/tagAt';
export interface TagAtParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export interface TagAtResult {
  readonly tag: string | null;
}

/** Asks what a rename would do; meant for each letter that is typed. */
export const foreseeRenameRequest = 'lora/foreseeRename';
export interface ForeseeRenameResult {
  /** Why it can't be done, in the user's language. */
  readonly refusal?: string;
  /** In how many captions the tag stands. */
  readonly captions: number;
  /** The other tag that it becomes one with, and in how many captions that stands. */
  readonly merges?: { readonly tag: string; readonly captions: number };
}

/** Sorts the tags of a caption, or of all captions of its dataset. */
export const sortTagsRequest = 'lora/sortTags';
export interface SortTagsParams extends BulkEditParams {
  readonly uri: string;
  readonly scope: 'caption' | 'dataset';
  /** As the base caption has them, then by use; or by their letters. */
  readonly order: 'base' | 'alphabet';
}

/**
 * Commands that the server runs itself (`workspace/executeCommand`), for any editor. Each takes one table, asks before it
 * changes many captions, tells what it did, and answers with a `BulkEditResult`.
 */
export const tagCommands = {
  addTagEverywhere: 'lora.addTagEverywhere',
  removeTagEverywhere: 'lora.removeTagEverywhere',
  addToBaseCaption: 'lora.addToBaseCaption',
  tagSameView: 'lora.tagSameView',
  renameTagEverywhere: 'lora.renameTagEverywhere',
  fixKind: 'lora.fixKind',
  mendEncoding: 'lora.mendEncoding',
  undoBulkEdit: 'lora.undoBulkEdit',
} as const;
export interface TagCommandParams extends BulkEditParams {
  /** The dataset, or a file of it. */
  readonly uri: string;
  readonly tag: string;
  /** Of `tagSameView`: the tag that names the view. */
  readonly view?: string;
  /** Of `mendEncoding`: whether all captions are meant, not this one alone. */
  readonly everywhere?: boolean;
  /** Of `mendEncoding`: what captions are converted from, where that is not sure. */
  readonly encoding?: string;
  /** Of `fixKind`: the code of the rule. */
  readonly code?: string;
}
