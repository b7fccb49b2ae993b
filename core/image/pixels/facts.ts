import type { Hash } from './difference-hash.ts';

/** What the pixels of a picture say: one decoding's worth. Plain data, so that it can be sent and kept. */
export type PixelFacts =
  | ({
      readonly state: 'seen';
      /** The SHA-256 of the file's bytes. */
      readonly digest: string;
      /** The share of pixels that are not opaque, counted at full size: 0 to 1. */
      readonly transparent: number;
    } & Measures)
  | {
      readonly state: 'damaged';
      /** What the decoder says. */
      readonly detail: string;
    }
  /** Nothing is known: a format that isn't decoded here, too many pixels, no decoder. */
  | { readonly state: 'unseen' };

/** A picture that was decoded. */
export type SeenPixels = Extract<PixelFacts, { state: 'seen' }>;

/** What is measured on a small grey copy. */
export interface Measures {
  readonly hash: Hash;
  /** The hash of its mirror image. */
  readonly mirrored: Hash;
  /** 16 × 16 grey values, row by row, each the code of a character. */
  readonly small: string;
  /**
   * The variance of the Laplacian in the sharpest part of the picture, by the variance of its grey values: what is out of
   * focus has little anywhere, and a dark picture no less than a bright one.
   */
  readonly sharpness: number;
  /** Mean of the grey values, 0 to 255. */
  readonly brightness: number;
  /** Standard deviation of the grey values. */
  readonly contrast: number;
  /** Share of pixels that are black, or white, as far as one sees: 0 to 1. */
  readonly black: number;
  readonly white: number;
  /** Information of the histogram in bits, 0 (one grey value) to 8 (all, each as often). */
  readonly entropy: number;
}
