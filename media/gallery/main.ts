import * as z from 'zod/mini';
import { Gallery } from './gallery.ts';

// It would otherwise try whether it may make functions from texts, which the page's policy forbids and reports.
z.config({ jitless: true });

function place(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the shell has no #${id}`);
  return element;
}

new Gallery({
  bar: place('bar'),
  notice: place('notice'),
  body: place('body'),
  scroller: place('scroller'),
  grid: place('grid'),
  pane: place('pane'),
  status: place('status'),
});
