/** Tiles beside each other, or one pair a row with room for a long caption. */
export type Arrangement = 'grid' | 'list';

/** What the user chose. */
export interface LayoutWish {
  readonly arrangement: Arrangement;
  /** How wide a tile is at least, in pixels; null: what fits best. */
  readonly tile: number | null;
}

/** How the grid is laid out; pixels. `grid.css` relies on the same numbers. */
export interface Layout {
  readonly arrangement: Arrangement;
  readonly columns: number;
  /** A row of pairs with the gap below it. */
  readonly rowHeight: number;
  /** Of a picture; in a list its width, too. */
  readonly pictureHeight: number;
}

/** Narrower cells would leave no room for words; a side panel still has two of the smaller ones. */
const NARROWEST = 132;
const NARROWEST_IN_WIDE = 176;
const WIDE = 450;
/** Unless the user wants larger ones. */
const TALLEST_PICTURE = 240;
export const SMALLEST_TILE = 72;
export const LARGEST_TILE = 800;
/** From one step of the zoom to the next. */
const STEP = 1.25;
export const GAP = 8;
/** Name, facts, three lines of the caption, and the space around them. */
const TEXT = 102;
/** The title of a group, with the gap below it. */
export const GROUP_HEIGHT = 32;
/** Browsers let no element be much higher (pixels). */
const HIGHEST_GRID = 30_000_000;

/**
 * The layout for a grid so wide: as many columns as fit; every row is equally high, whatever it will show.
 * @param total how many pairs there are: pictures are smaller where the grid would be too high for a browser
 */
export function layoutFor(width: number, { arrangement, tile }: LayoutWish, total = 0): Layout {
  if (arrangement === 'list') return listFor(width, tile, total);
  const narrowest = tile ?? (width < WIDE ? NARROWEST : NARROWEST_IN_WIDE);
  const columns = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
  const cell = (width - (columns - 1) * GAP) / columns;
  const tallest = Math.min(tile === null ? TALLEST_PICTURE : LARGEST_TILE, room(total / columns, TEXT));
  const shortest = tile === null ? 96 : SMALLEST_TILE;
  const pictureHeight = Math.round(Math.max(shortest, Math.min(cell, tallest)));
  return { arrangement, columns, pictureHeight, rowHeight: pictureHeight + TEXT + GAP };
}

function listFor(width: number, tile: number | null, total: number): Layout {
  const widest = Math.max(SMALLEST_TILE, width / 2);
  const pictureHeight = Math.round(Math.min(tile ?? NARROWEST, widest, room(total, 0)));
  return { arrangement: 'list', columns: 1, pictureHeight, rowHeight: pictureHeight + GAP };
}

/** How high pictures may be in so many rows. */
function room(rows: number, text: number): number {
  return rows > 0 ? Math.max(SMALLEST_TILE, HIGHEST_GRID / rows - text - GAP) : Number.POSITIVE_INFINITY;
}

/**
 * The tile that is one step larger or smaller: in a grid one column less or more.
 * @param width of the grid, in pixels
 */
export function zoomed(
  { arrangement, columns, pictureHeight }: Layout,
  width: number,
  direction: 1 | -1,
): number {
  const step = direction > 0 ? pictureHeight * STEP : pictureHeight / STEP;
  const wanted = Math.max(1, columns - direction);
  const tile = arrangement === 'list' ? step : Math.floor((width + GAP) / wanted) - GAP;
  return Math.round(Math.max(SMALLEST_TILE, Math.min(LARGEST_TILE, tile)));
}
