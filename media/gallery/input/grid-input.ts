import type { Actions } from '../actions.ts';
import type { Cursor } from '../cursor/cursor.ts';
import type { Pages } from '../grid/pages.ts';
import type { TagTools } from '../palette/tag-tools.ts';
import type { Places } from '../places.ts';
import { point } from './pointing.ts';
import { shortcut } from './shortcuts.ts';

/** What the mouse and the keys do in the grid. */
export interface GridInputContext {
  readonly places: Places;
  readonly cursor: Cursor;
  readonly pages: Pages;
  readonly tools: TagTools;
  readonly actions: Actions;
  /** Whether a click opens the caption in the editor beside. */
  opensCaptions(): boolean;
}

/** Hears the mouse and the keys in the grid. */
export function hearGrid(context: GridInputContext): void {
  const { places, cursor, pages, tools, actions, opensCaptions } = context;
  const { scroller, grid } = places;
  point(scroller, grid, {
    choose: (index, how) => {
      const isThere = cursor.point(index, how);
      if (how === 'only' && tools.yesNo.click(cursor.image)) return;
      if (isThere && how === 'only' && opensCaptions()) actions.showCaption(true);
    },
    open: () => tools.yesNo.tag ?? actions.openLightbox(),
    band: (indices, keeps) => cursor.chooseBand(indices, keeps),
    zoom: (direction) => actions.zoom(direction),
    menu: (index) => {
      const image = pages.at(index)?.image;
      if (image !== undefined && !cursor.selection.has(image)) cursor.point(index, 'only');
    },
  });
  grid.addEventListener('keydown', (event) => {
    if (cursor.key(event) || tools.yesNo.key(event, cursor.image)) event.preventDefault();
    else shortcut(event, actions);
  });
}
