/** What an editor asks about the runs that a dataset has; types only. */
import type { OriginKind, RunView } from './training.ts';

/** Asks for all runs of a dataset, the newest first. */
export const listRunsRequest = 'lora/listRuns';
export interface ListRunsParams {
  /** A dataset, or a file or folder in it. */
  readonly uri: string;
}
/** Null where there is no dataset. */
export type ListRunsResult = readonly ListedRunView[] | null;
export interface ListedRunView {
  /** Its folder. */
  readonly run: string;
  readonly name: string;
  readonly state: RunView['state'];
  readonly recipe: string;
  /** ISO 8601, in UTC. */
  readonly created: string;
  /** As planned; null where that could not be told. */
  readonly steps: number | null;
  readonly epochs: number | null;
  readonly origin: OriginKind | null;
  /** Whether it left a saved state, or weights, to go on from. */
  readonly hasState: boolean;
  readonly hasCheckpoint: boolean;
}

/** Asks what differs between two runs. */
export const compareRunsRequest = 'lora/compareRuns';
export interface CompareRunsParams {
  readonly run: string;
  /** Another run, or a dataset as it would be trained now. */
  readonly other: string;
}
/** In the user's language. */
export type CompareRunsResult =
  | { readonly kind: 'compared'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string };
