/** What the editor of `.safetensors` files asks the server. Paths are URIs. */

/** What a file is. */
export const loraFileRequest = 'lora/loraFile';
export interface LoraFileParams {
  readonly uri: string;
  /** Another one, whose metadata are compared. */
  readonly other?: string;
}
export type LoraFileResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'described'; readonly file: LoraFileFacts };

/** A file as it is shown; sentences are in the editor's language. */
export interface LoraFileFacts {
  readonly isLora: boolean;
  /** Bytes. */
  readonly size: number;
  readonly faults: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly folders: readonly { readonly name: string; readonly pictures: number; readonly repeats: number }[];
  readonly buckets: readonly { readonly size: string; readonly count: number }[];
  readonly tags: readonly LoraFileTags[];
  /** The dataset that the tags are compared with; null where none is open that it can have been trained on. */
  readonly dataset: string | null;
  /** The run of ours that it comes from and the run's dataset, as paths; null for another file. */
  readonly run: { readonly folder: string; readonly dataset: string } | null;
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
  /** How it is asked for in a prompt; null for what is no LoRA. */
  readonly prompt: string | null;
  /** Which metadata the other one has differently; null where there is none. */
  readonly changes:
    | readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[]
    | null;
}

export interface LoraFileTags {
  readonly folder: string;
  /** Whether the dataset still has the folder, or only now. */
  readonly state: 'both' | 'gone' | 'new';
  /** `after` is null where there is no dataset to look at. */
  readonly tags: readonly { readonly tag: string; readonly before: number; readonly after: number | null }[];
}

/** How far a LoRA moves each block of the model. Tells how far it is by work-done progress. */
export const loraWeightsRequest = 'lora/loraWeights';
export interface LoraWeightsParams {
  readonly uri: string;
  readonly other?: string;
  readonly workDoneToken?: string;
}
export type LoraWeightsResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'measured';
      readonly blocks: readonly LoraBlock[];
      readonly total: LoraBlock;
      /** What is in no number, and why, in the editor's language. */
      readonly unmeasured: readonly string[];
    };
export interface LoraBlock {
  readonly part: string;
  readonly label: string;
  readonly modules: number;
  readonly norm: number;
  readonly other: number | null;
  readonly cosine: number | null;
}

/** Writes a copy with other metadata. */
export const copyMetadataRequest = 'lora/copyMetadata';
export interface CopyMetadataParams {
  readonly uri: string;
  readonly copy: string;
  /** Null takes a key away. */
  readonly changes: Readonly<Record<string, string | null>>;
  readonly workDoneToken?: string;
}
export type CopyMetadataResult =
  | { readonly kind: 'written' }
  | { readonly kind: 'refused'; readonly reason: string };
