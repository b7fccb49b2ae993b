/** What the header and the end of a picture say; no pixel is decoded. */
export type ImageFacts =
  | {
      readonly state: 'readable';
      /** Pixels, as stored (before any EXIF rotation). */
      readonly width: number;
      readonly height: number;
      /** The format by content, not by name: `png`, `jpg`, `webp` … */
      readonly format: string;
    }
  | { readonly state: 'broken'; readonly reason: BrokenImage }
  | { readonly state: 'unreadable'; readonly detail: string };

/** How a picture is broken: nothing in it, no picture at all, or its end is missing. */
export type BrokenImage = 'empty' | 'not-an-image' | 'cut-off';
