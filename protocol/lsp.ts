/** Our own messages between the language server and an editor's client; all else is LSP. */

/** The language that captions have in editors that know languages. */
export const captionLanguage = 'lora-caption';

/** The language of prompts of AUTOMATIC1111's: files that end with `.prompt`. */
export const promptLanguage = 'lora-prompt';

/** Asks whether a document is the caption of a dataset. The server decides by path, never by language. */
export const isCaptionRequest = 'lora/isCaption';
export interface IsCaptionParams {
  readonly uri: string;
}
export interface IsCaptionResult {
  readonly isCaption: boolean;
}

/** Tells what the server does and has; sent when that changes, to a client that takes it. */
export const statusNotification = 'lora/status';
export interface ServerStatus {
  readonly state: 'indexing' | 'ready';
  readonly datasets: readonly DatasetStatus[];
  /** How many tags the user's lists have; 0 before they are loaded, and without any. */
  readonly knownTags: number;
  /** Whether nothing looks at pixels, since no picture can be decoded here. */
  readonly withoutPixels: boolean;
}
export interface DatasetStatus {
  /** The dataset's folder. */
  readonly uri: string;
  /** Whether its files are in the Problems panel: someone declared it, or its folders' names do. */
  readonly declared: boolean;
  readonly images: number;
  readonly captions: number;
  readonly findings: FindingCounts;
}
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** What a client tells the server when it starts it. */
export interface InitializationOptions {
  /** Where translations of the server's sentences lie, as a file path; English without. */
  readonly translations?: string;
  /** Whether the user trusts what is open; true where it is not said. */
  readonly isTrusted?: boolean;
  /** The user's settings, for an editor that isn't asked for them: the names below `lora`, or a table `lora` of them. */
  readonly settings?: unknown;
}

/** What a client can do beside the protocol: `capabilities.experimental`, as other servers have it too. */
export interface ExperimentalCapabilities {
  /** Commands that the client runs by itself; there is no code lens without its command. */
  readonly commands?: { readonly commands?: readonly string[] };
  /** Whether it gives captions and prompts the languages of their own, above. */
  readonly languages?: boolean;
  /** Whether it answers `lora/confirm`. */
  readonly confirms?: boolean;
  /** Whether it takes `lora/status`. */
  readonly status?: boolean;
}

/** Asks the user before something is done, where a message that one may overlook is not enough. Server to client. */
export const confirmRequest = 'lora/confirm';
export interface ConfirmParams {
  readonly question: string;
  /** The button that means yes. */
  readonly yes: string;
}
export interface ConfirmResult {
  readonly yes: boolean;
}

/** Tells that what is open is trusted from now on. */
export const trustedNotification = 'lora/trusted';

/** What became of a bulk edit, or of taking one back. */
export interface BulkEditResult {
  /** What it did, as a user calls it; undefined where there was nothing to take back. */
  readonly title?: string;
  /** How many files it changed. */
  readonly done: number;
  readonly refused: readonly RefusedFile[];
  /** Documents that it changed in the editor, and that are not on disk yet: the client saves them. */
  readonly unsaved: readonly string[];
  /** Whether it was given up half-way; each file is whole all the same. */
  readonly cancelled: boolean;
  /** What it is called when it is to be taken back; undefined where nothing was begun. */
  readonly edit?: string;
}
export interface RefusedFile {
  readonly uri: string;
  /** Why it was left as it is, in the user's language: "it is read-only". */
  readonly reason: string;
}

/** What the requests that edit have in common. */
export interface BulkEditParams {
  /**
   * All documents with unsaved changes: those that the server doesn't know of are left alone. A client that leaves it
   * out has told the server of all that it has open.
   */
  readonly dirty?: readonly string[];
}

/** Asks for the datasets that are known. */
export const datasetsRequest = 'lora/datasets';
export interface DatasetsParams {
  /** A folder or file whose dataset is looked for, though it lies in no open folder. */
  readonly uri?: string;
}
export interface DatasetsResult {
  readonly datasets: readonly DatasetSummary[];
}
export interface DatasetSummary {
  readonly uri: string;
  readonly name: string;
  readonly declared: boolean;
  readonly folders: readonly FolderSummary[];
}
/** A folder with pictures. */
export interface FolderSummary {
  readonly uri: string;
  /** Its path below the dataset; empty for the dataset's own folder. */
  readonly name: string;
  readonly images: number;
  readonly uncaptioned: number;
  /** What its captions start from, as far as someone declared it. */
  readonly baseCaption: string;
}

/** Writes one caption for all pictures without one, in a dataset or one of its folders. */
export const writeBaseCaptionRequest = 'lora/writeBaseCaption';
export interface WriteBaseCaptionParams extends BulkEditParams {
  readonly uri: string;
  readonly text: string;
}

/** Applies all safe fixes in a dataset. */
export const fixDatasetRequest = 'lora/fixDataset';
export interface FixDatasetParams extends BulkEditParams {
  readonly uri: string;
}

/** Takes the last bulk edit of a dataset back, or the last one of all. */
export const undoBulkEditRequest = 'lora/undoBulkEdit';
export interface UndoBulkEditParams extends BulkEditParams {
  readonly uri?: string;
  /** Only this one: refused where it isn't the last. */
  readonly edit?: string;
}

/** Asks why a folder is a dataset, or why not. */
export const whyDatasetRequest = 'lora/whyDataset';
export interface WhyDatasetParams {
  readonly uri: string;
}
export interface WhyDatasetResult {
  readonly folder: string;
  readonly reasons: readonly string[];
}

/** Asks for the next picture of a dataset, round and round in the order that people count in. */
export const walkRequest = 'lora/walk';
export interface WalkParams {
  /** The caption or picture to go on from. */
  readonly uri: string;
  readonly direction: 'next' | 'previous';
  readonly kind: 'any' | 'without-caption' | 'with-finding';
}
export interface WalkResult {
  /** Null where no (other) picture is of the kind. */
  readonly stop: WalkStop | null;
  /** Whether the file that one comes from belongs to a dataset. */
  readonly isInDataset: boolean;
}
export interface WalkStop {
  readonly image: string;
  readonly caption: string;
  /** Whether the caption is there. */
  readonly exists: boolean;
}

/**
 * Downloads a tag list, which is used from then on. It is the client's to ask the user before. Cancelled, it answers all
 * the same, and the next request goes on from there; how far it is is told by the `workDoneToken`.
 */
export const downloadDictionaryRequest = 'lora/downloadDictionary';
export interface DownloadDictionaryParams {
  readonly address: string;
  /** The file's SHA-256 in hexadecimal; empty or left out where it is not known. */
  readonly checksum?: string;
  readonly workDoneToken?: string | number;
}
export type DownloadDictionaryResult =
  /** `path` is where it lies now. */
  | { readonly kind: 'done'; readonly path: string; readonly tags: number }
  /** How many bytes are kept. */
  | { readonly kind: 'cancelled'; readonly received: number }
  /** Why, in the user's language, with the way out. */
  | { readonly kind: 'failed'; readonly reason: string };
