/** What an editor asks to compare the epochs of a run in a program that paints; types only. Paths are URIs. */

/** Asks what there is to compare in a run. */
export const gridChoicesRequest = 'lora/gridChoices';
/** Prompts that are not the run's own: a file of sample prompts, or one line that was typed. */
export type PromptSource =
  | { readonly kind: 'file'; readonly uri: string }
  | { readonly kind: 'typed'; readonly line: string };
export interface GridChoicesParams {
  /** A run of ours, or a folder with checkpoints in it or below it. */
  readonly run: string;
  /** Left out: the run's sample prompts. */
  readonly source?: PromptSource;
}
export type GridChoicesResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'choices';
      /** In the order of the training; the last one stands at the end. */
      readonly checkpoints: readonly { readonly name: string; readonly uri: string; readonly size: number }[];
      /** Its sample prompts, by their place among all. */
      readonly prompts: readonly {
        readonly index: number;
        readonly text: string;
        readonly negative: string | null;
        readonly settings: string;
      }[];
      /** Comparisons that were begun, the newest first. */
      readonly grids: readonly {
        readonly folder: string;
        readonly created: string;
        readonly checkpoints: readonly string[];
        readonly prompts: number;
        /** How many pictures there are, and shall be. */
        readonly there: number;
        readonly all: number;
      }[];
    };

/** Asks the program whether it is there and has the files. */
export const connectWebUiRequest = 'lora/connectWebUi';
export interface WebUiAddress {
  readonly address: string;
  /** The checkpoint that ComfyUI paints with, as it lists it or by its name; empty for the first of its list. */
  readonly model: string;
}
export interface ConnectWebUiParams extends WebUiAddress {
  readonly checkpoints: readonly string[];
}
export type ConnectWebUiResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'connected';
      readonly program: string;
      readonly model: string | null;
      /** The base models that one chooses from; none where it paints with the one that is loaded. */
      readonly models: readonly string[];
      /** Checkpoints that it doesn't have. */
      readonly missing: readonly string[];
      /** Its folder of LoRAs, as a path of this machine; null where it doesn't tell, or is elsewhere. */
      readonly folder: string | null;
    };

/** Copies checkpoints into a folder, over nothing. */
export const copyLorasRequest = 'lora/copyLoras';
export interface CopyLorasParams {
  readonly files: readonly string[];
  readonly folder: string;
  readonly workDoneToken?: string;
}
/** Why files were not copied. */
export interface CopyLorasResult {
  readonly failed: readonly { readonly file: string; readonly reason: string }[];
}

/** Paints a comparison, or goes on with one. Tells how far it is by work-done progress, and each picture by `painted`. */
export const paintGridRequest = 'lora/paintGrid';
export interface PaintGridParams extends WebUiAddress {
  readonly run: string;
  readonly checkpoints: readonly string[];
  readonly prompts: readonly number[];
  readonly weights: readonly number[];
  readonly hasBaseline: boolean;
  /** Where `prompts` are counted in; left out: in the run's sample prompts. */
  readonly source?: PromptSource;
  readonly workDoneToken?: string;
}
/** Goes on with a comparison as it was begun. */
export const continueGridRequest = 'lora/continueGrid';
export interface ContinueGridParams extends WebUiAddress {
  readonly folder: string;
  readonly workDoneToken?: string;
}
export type PaintGridResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'painted';
      readonly folder: string;
      readonly end: 'done' | 'lost';
      readonly painted: number;
      readonly failed: number;
      readonly reason: string | null;
    };

/** There is a comparison in this folder, or another picture of it. */
export const gridChangedNotification = 'lora/gridChanged';
export interface GridChanged {
  readonly folder: string;
}

/** Asks for a comparison as it is. */
export const gridRequest = 'lora/grid';
export interface GridParams {
  readonly folder: string;
}
/** Null where there is none. */
export type GridResult = GridView | null;
export interface GridView {
  readonly folder: string;
  readonly created: string;
  readonly program: string;
  readonly model: string | null;
  /** Whether it is being painted. */
  readonly isPainting: boolean;
  readonly columns: readonly { readonly checkpoint: string | null; readonly weight: number }[];
  readonly rows: readonly {
    readonly prompt: string;
    readonly negative: string | null;
    readonly settings: string;
    /** By column. */
    readonly cells: readonly GridViewCell[];
  }[];
}
/** A picture, why there is none, or that it is still to come. */
export type GridViewCell =
  | { readonly kind: 'picture'; readonly uri: string }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'waiting' };
