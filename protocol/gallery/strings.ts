/** The sentences of the gallery's page, in the user's language; `{0}` stands for a number or a name. */
import * as z from 'zod/mini';
import { bar } from './strings/bar.ts';
import { caption } from './strings/caption.ts';
import { edits } from './strings/edits.ts';
import { files } from './strings/files.ts';
import { grid } from './strings/grid.ts';
import { help } from './strings/help.ts';
import { lightbox } from './strings/lightbox.ts';
import { many } from './strings/many.ts';
import { numbers } from './strings/numbers.ts';
import { palette } from './strings/palette.ts';
import { panes } from './strings/panes.ts';
import { query } from './strings/query.ts';

/** By the part of the page that they stand in. */
export const galleryStrings = z.object({
  grid,
  bar,
  query,
  numbers,
  panes,
  many,
  caption,
  palette,
  edits,
  lightbox,
  help,
  files,
});
export type GalleryStrings = z.infer<typeof galleryStrings>;
export type GridStrings = GalleryStrings['grid'];
export type BarStrings = GalleryStrings['bar'];
export type LightboxStrings = GalleryStrings['lightbox'];
export type HelpStrings = GalleryStrings['help'];
export type NumbersStrings = GalleryStrings['numbers'];
export type ManyStrings = GalleryStrings['many'];
