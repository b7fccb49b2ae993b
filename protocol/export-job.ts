/** What an editor asks when a run is written as a job for other machines; types only. */

/** Writes a run as a job for other machines. */
export const exportJobRequest = 'lora/exportJob';
export interface ExportJobParams {
  readonly run: string;
  /** A new folder, or an empty one. */
  readonly to: string;
  readonly withModels: boolean;
  readonly workDoneToken?: string | number;
}
export type ExportJobResult =
  | {
      readonly kind: 'written';
      /** How many files it has. */
      readonly files: number;
      /** Where base models have to be put, relative to the job. */
      readonly missing: readonly string[];
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'given-up' };
