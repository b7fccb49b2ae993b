/** Our own messages between the language server and an editor's client; all else is LSP. */

/** Asks whether a document is the caption of a dataset. The server decides by path, never by language. */
export const isCaptionRequest = 'lora/isCaption';
export interface IsCaptionParams {
  readonly uri: string;
}
export interface IsCaptionResult {
  readonly isCaption: boolean;
}

/** Tells what the server does and has; sent when that changes. */
export const statusNotification = 'lora/status';
export interface ServerStatus {
  readonly state: 'indexing' | 'ready';
  readonly datasets: readonly DatasetStatus[];
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
}
