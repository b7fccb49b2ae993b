/** What the gallery asks the language server; types only. */
import type { Pair, PairsPage } from './gallery.ts';

/** What can be shown at all. */
export const galleryRequest = 'lora/gallery';
export interface GalleryResult {
  readonly isScanning: boolean;
  readonly datasets: readonly { readonly uri: string; readonly revision: number; readonly total: number }[];
  /** The folder of the thumbnails, which a page must be allowed to load from. */
  readonly thumbnails: string;
}

/** The pairs of a dataset, in the order of their names, from `start` to before `end`. */
export const pairsRequest = 'lora/pairs';
export interface PairsParams {
  readonly dataset: string;
  readonly start: number;
  readonly end: number;
  /** Only those in which this rule finds something. */
  readonly code?: string;
}
export type PairsResult = PairsPage;

/** The pair that a picture or a caption belongs to; null for any other file. */
export const findPairRequest = 'lora/findPair';
export interface FindPairParams {
  readonly uri: string;
  /** Its place among those in which this rule finds something; null where it is none of them. */
  readonly code?: string;
}
export interface FoundPair {
  readonly dataset: string;
  readonly index: number;
  readonly image: string;
  /** Where the caption lies, whether it is there or not. */
  readonly caption: string;
  readonly hasCaption: boolean;
}
export type FindPairResult = FoundPair | null;

/** A small picture of a picture. */
export const thumbnailRequest = 'lora/thumbnail';
export interface ThumbnailParams {
  readonly image: string;
}
export type ThumbnailResult =
  | { readonly kind: 'made'; readonly uri: string }
  /** None could be made, and not by the picture's fault: show the picture itself. */
  | { readonly kind: 'original' }
  | { readonly kind: 'broken'; readonly reason: BrokenPicture; readonly detail: string };
export type BrokenPicture = 'missing' | 'empty' | 'not-an-image' | 'cut-off' | 'unreadable' | 'damaged';

/** Tells that pairs changed, once for all changes of a moment; sent from the first `lora/pairs` on. */
export const pairsChangedNotification = 'lora/pairsChanged';
export interface PairsChanged {
  readonly dataset: string;
  readonly revision: number;
  readonly total: number;
  /** Which ones; null when all may be others, at other places. */
  readonly indices: readonly number[] | null;
}
/** Tells that pairs changed, once for all changes of a moment; sent from the first request for a listing on. */
export interface ChangedPairs {
  readonly dataset: string;
  readonly revision: number;
  /** The URIs of their pictures; null when any may have changed, and there may be others. */
  readonly images: readonly string[] | null;
}
/** The client's own command that shows the pairs in which a rule finds something. */
export const showInGalleryCommand = 'lora.showInGallery';
export interface ShowInGalleryParams {
  /** The dataset. */
  readonly uri: string;
  readonly code: string;
}
export type { Pair };
