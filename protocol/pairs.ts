/** What the gallery asks the language server; types only. */
/** What can be shown at all. */
export const galleryRequest = 'lora/gallery';
export interface GalleryResult {
  readonly isScanning: boolean;
  readonly datasets: readonly { readonly uri: string; readonly revision: number; readonly total: number }[];
  /** The folder of the thumbnails, which a page must be allowed to load from. */
  readonly thumbnails: string;
}

/** The pair that a picture or a caption belongs to; null for any other file. */
export const findPairRequest = 'lora/findPair';
export interface FindPairParams {
  readonly uri: string;
}
export interface FoundPair {
  readonly dataset: string;
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
  /** None could be made, and not by the picture's fault: show the picture itself, which its EXIF data may turn. */
  | { readonly kind: 'original'; readonly isTurned: boolean }
  | { readonly kind: 'broken'; readonly reason: BrokenPicture; readonly detail: string };
export type BrokenPicture = 'missing' | 'empty' | 'not-an-image' | 'cut-off' | 'unreadable' | 'damaged';

/** The mask that lies beside a picture. */
export const maskRequest = 'lora/mask';
export interface MaskParams {
  readonly dataset: string;
  readonly image: string;
}
export interface MaskResult {
  readonly mask: string | null;
}

/** Tells that pairs changed, once for all changes of a moment; sent from the first listing on. */
export const pairsChangedNotification = 'lora/pairsChanged';
export interface PairsChanged {
  readonly dataset: string;
  readonly revision: number;
  /** The pictures of which ones; null when all may be others, and there may be others. */
  readonly images: readonly string[] | null;
}

/** The client's own command that shows the pairs in which a rule finds something. */
export const showInGalleryCommand = 'lora.showInGallery';
export interface ShowInGalleryParams {
  /** The dataset. */
  readonly uri: string;
  readonly code: string;
}
