import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { Listed } from '../listed.ts';
import type { Page } from '../page.ts';
import type { Places } from '../places.ts';
import { Grid } from './grid.ts';
import { GridView } from './grid-view.ts';
import { Pages } from './pages.ts';
import { Shrinker } from './shrinker.ts';
import { Thumbnails } from './thumbnails.ts';
import { TileImages } from './tile-images.ts';

/** The grid of a page: what is laid out, the pairs in it, their pictures, and who draws them. */
export function createGrid({ scroller, grid: element }: Places, page: Page, listed: Listed) {
  const { channel, redraw } = page;
  const grid = new Grid(scroller, redraw);
  const pages = new Pages({
    fetch: (start, end) => channel.request('pairs', { ...listed.place, start, end }).answer,
    onChange: redraw,
    onOtherOrder: () => listed.ask(),
  });
  const shrinker = new Shrinker();
  const ask = (pair: Pair) => shrinker.small(channel.request('thumbnail', { image: pair.image }), pair);
  const thumbnails = new Thumbnails(ask, redraw);
  const view = new GridView(element, grid, pages, new TileImages(page, thumbnails), redraw);
  return { grid, pages, thumbnails, view };
}
