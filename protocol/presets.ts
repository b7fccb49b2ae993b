/** What an editor asks and hears about trainings of other programs; types only. */

/** Asks what a dataset's configuration would be with the training of a file. */
export const importTrainingRequest = 'lora/importTraining';
export interface ImportTrainingParams {
  /** A dataset, or a file or folder in it. */
  readonly uri: string;
  /** The name of the file, and what it says. */
  readonly name: string;
  readonly text: string;
}
/** Sentences are in the user's language. Null where there is no dataset. */
export type ImportTrainingResult =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'taken';
      /** The dataset's configuration. */
      readonly config: string;
      /** What it says, empty where there is none, and what it would say. */
      readonly before: string;
      readonly after: string;
      readonly remarks: readonly PresetRemark[];
    }
  | null;
export interface PresetRemark {
  readonly severity: 'warning' | 'info';
  readonly message: string;
}

/** Asks for a dataset's training as a preset of kohya_ss. */
export const exportPresetRequest = 'lora/exportPreset';
export interface ExportPresetParams {
  /** A dataset, or a file or folder in it. */
  readonly uri: string;
}
/** Null where there is no dataset. */
export type ExportPresetResult = {
  readonly text: string;
  readonly remarks: readonly PresetRemark[];
} | null;
