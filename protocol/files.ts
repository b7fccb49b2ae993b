/** Our own messages about files that are renamed, made or thrown away; types only. */

/** As core has it, with URIs. Nothing that is there is replaced. */
export type FileOperationParams =
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'create'; readonly uri: string; readonly text: string }
  | { readonly kind: 'trash'; readonly uri: string };

/**
 * The client's own command that changes files as its user can take it back. Arguments: the `operations`; else the `uri` of a
 * dataset, folder or file (and the `code` of a rule) whose findings can be mended so, from which the user chooses.
 */
export const mendFilesCommand = 'lora.mendFiles';
export interface MendFilesParams {
  readonly operations?: readonly FileOperationParams[];
  readonly uri?: string;
  readonly code?: string;
}

/** Asks which findings of a dataset can be mended by changes of files. */
export const fileFixesRequest = 'lora/fileFixes';
export interface FileFixesParams {
  /** A dataset, or a folder or file of it that findings must be of. */
  readonly uri: string;
  /** Only those of this rule. */
  readonly code?: string;
}
export interface FileFixesResult {
  readonly fixes: readonly FileFix[];
}
/** What can be done about the findings of one rule. */
export interface FileFix {
  readonly code: string;
  /** What the rule finds, and what would be done, one by one, in the user's language. */
  readonly title: string;
  readonly changes: readonly string[];
  readonly operations: readonly FileOperationParams[];
}

/** Asks what belongs to some pictures: what goes along when they are moved, copied, renamed or thrown away. */
export const filesOfPairsRequest = 'lora/filesOfPairs';
export interface FilesOfPairsParams {
  readonly dataset: string;
  readonly images: readonly string[];
}
export interface FilesOfPairsResult {
  readonly pairs: readonly PairFilesResult[];
}
/** Pictures that only differ by their extensions, with all that belongs to them. */
export interface PairFilesResult {
  readonly folder: string;
  /** Where they lie when they are put aside. */
  readonly unused: string;
  /** The pictures' name without extension. */
  readonly stem: string;
  /** The pictures first. */
  readonly files: readonly PairFileResult[];
}
export interface PairFileResult {
  readonly uri: string;
  readonly role: 'picture' | 'caption' | 'mask' | 'cache';
  /** What follows the picture's name, without its extension, in this one's. */
  readonly ending: string;
  /** Whether it stays with others too: it may be copied, but neither moved nor thrown away. */
  readonly isShared: boolean;
}
