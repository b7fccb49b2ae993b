import type { Size } from '../image/size.ts';
import type { RuleCode } from '../rules/codes.ts';
import type { Area } from './crop.ts';

/** What can be done to pictures: turn them as their EXIF data say, put a colour under them, cut them as their bucket does. */
export const choreKinds = ['bake', 'flatten', 'crop'] as const;
export type ChoreKind = (typeof choreKinds)[number];

/** The rule that finds what each mends. */
export const choreRules: Readonly<Record<ChoreKind, RuleCode>> = {
  bake: 'exif-orientation',
  flatten: 'transparent-image',
  crop: 'cropped-by-bucket',
};

/** A colour, `#rrggbb` in small letters. */
export type Colour = `#${string}`;

/** What is put under transparent parts unless somebody says otherwise. */
export const DEFAULT_BACKGROUND: Colour = '#ffffff';

const named: Readonly<Record<string, Colour>> = {
  white: '#ffffff',
  black: '#000000',
  grey: '#808080',
  gray: '#808080',
};

/** Reads a colour as people write it: a name, `#rgb` or `#rrggbb`; undefined for anything else. */
export function parseColour(text: string): Colour | undefined {
  const written = text.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(written);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return /^#[0-9a-f]{6}$/.test(written) ? (written as Colour) : named[written];
}

/** What is done to the pixels of one picture. Plain data, so that a worker can be told. */
export type PixelTask =
  | { readonly kind: 'bake' }
  | { readonly kind: 'flatten'; readonly background: Colour }
  /** `of` is the size of the picture that the area was worked out for. */
  | { readonly kind: 'crop'; readonly area: Area; readonly of: Size };

/** Where the originals of pictures lie that were written anew: no trainer reads it, and no dataset of ours has it. */
export const ORIGINALS = '_originals';
