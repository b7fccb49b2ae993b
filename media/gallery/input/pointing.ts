import { rubberBand } from './rubber-band.ts';

/** How something was pointed at, as in any list: Ctrl adds or takes away, Shift takes all up to there. */
export type Pointed = 'only' | 'toggle' | 'range';

/** What one does with a mouse. */
export interface PointingEvents {
  choose(index: number, how: Pointed): void;
  /** A pair was clicked twice. */
  open(index: number): void;
  /** A band was drawn over these places. @param keeps whether the others stay chosen */
  band(indices: readonly number[], keeps: boolean): void;
  zoom(direction: 1 | -1): void;
  /** A menu is to be opened on a pair. */
  menu(index: number): void;
}

/** Hears the mouse over the grid. */
export function point(scroller: HTMLElement, grid: HTMLElement, events: PointingEvents): void {
  const band = rubberBand(scroller, grid, events.band);
  grid.addEventListener('click', (event) => {
    const index = indexOf(event.target);
    if (index === undefined || band.hasJustEnded()) return;
    events.choose(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only');
  });
  grid.addEventListener('dblclick', (event) => {
    const index = indexOf(event.target);
    if (index !== undefined) events.open(index);
  });
  grid.addEventListener('contextmenu', (event) => {
    const index = indexOf(event.target);
    if (index !== undefined) events.menu(index);
  });
  let turned = 0;
  scroller.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A touch pad sends many small turns.
      turned += event.deltaY;
      if (Math.abs(turned) < 40) return;
      events.zoom(turned < 0 ? 1 : -1);
      turned = 0;
    },
    { passive: false },
  );
}

/** The place of the pair that an element belongs to. */
export function indexOf(target: EventTarget | null): number | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return found ? Number(found.dataset['index']) : undefined;
}
