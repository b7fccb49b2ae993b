import type { Failure } from '../ports.ts';
import type { Orientation } from './exif.ts';

/** What the header and the end of a picture say; no pixel is decoded. */
export type ImageFacts =
  | ({
      readonly state: 'readable';
      /** Pixels, as stored (before any EXIF rotation). */
      readonly width: number;
      readonly height: number;
      /** The format by content, not by name: `png`, `jpg`, `webp` … */
      readonly format: string;
    } & StoredAs)
  | { readonly state: 'broken'; readonly reason: BrokenImage }
  | ({ readonly state: 'unreadable' } & Failure);

/** How a picture is stored, where that is out of the ordinary; of PNG, JPEG and WebP, as far as the header tells. */
export interface StoredAs {
  /** How viewers turn it, by its EXIF data. */
  readonly orientation?: Orientation;
  readonly colors?: OddColors;
  /** Whether its pixels may be transparent: it has an alpha channel, or colours that stand for nothing. */
  readonly hasAlpha?: true;
}

/** Colours that a trainer may read otherwise than a viewer: 16 bit grey, CMYK, a JPEG of 12 bit. */
export type OddColors = 'grey-16' | 'cmyk' | 'jpeg-12';

/** How a picture is broken: nothing in it, no picture at all, or its end is missing. */
export type BrokenImage = 'empty' | 'not-an-image' | 'cut-off';
