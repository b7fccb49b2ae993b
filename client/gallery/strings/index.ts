import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';
import { bar } from './bar.ts';
import { caption } from './caption.ts';
import { edits } from './edits.ts';
import { files } from './files.ts';
import { grid } from './grid.ts';
import { help } from './help.ts';
import { lightbox } from './lightbox.ts';
import { many } from './many.ts';
import { numbers } from './numbers.ts';
import { palette } from './palette.ts';
import { panes } from './panes.ts';
import { query } from './query.ts';

/** The page's sentences, in the user's language. */
export function galleryStrings(): GalleryStrings {
  return {
    bar: bar(),
    caption: caption(),
    edits: edits(),
    files: files(),
    grid: grid(),
    help: help(),
    lightbox: lightbox(),
    many: many(),
    numbers: numbers(),
    palette: palette(),
    panes: panes(),
    query: query(),
  };
}
