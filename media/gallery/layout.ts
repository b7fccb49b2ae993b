/** How the grid is laid out; pixels. `gallery.css` relies on the same numbers. */
export interface Layout {
  readonly columns: number;
  /** A row with the gap below it. */
  readonly rowHeight: number;
  readonly pictureHeight: number;
}

/** Narrower cells would leave no room for words; a side panel still has two of the smaller ones. */
const NARROWEST = 132;
const NARROWEST_IN_WIDE = 176;
const WIDE = 450;
/** A hundred thousand rows are still no higher than browsers let an element be (33 million). */
const TALLEST_PICTURE = 240;
const GAP = 8;
/** Name, three lines of the caption, and the space around them. */
const TEXT = 84;

/** The layout for a grid so wide: as many columns as fit; every row is equally high, whatever it will show. */
export function layoutFor(width: number): Layout {
  const narrowest = width < WIDE ? NARROWEST : NARROWEST_IN_WIDE;
  const columns = Math.max(1, Math.floor((width + GAP) / (narrowest + GAP)));
  const cell = (width - (columns - 1) * GAP) / columns;
  const pictureHeight = Math.round(Math.max(96, Math.min(cell, TALLEST_PICTURE)));
  return { columns, pictureHeight, rowHeight: pictureHeight + TEXT + GAP };
}
