import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { type Layout, layoutFor } from './layout.ts';

/** A row to draw. */
export interface Row {
  readonly row: number;
  /** Pixels from the grid's top. */
  readonly top: number;
}

/** Which rows are to be drawn, and where: those on the screen, some around them, and the current one. */
export class Grid {
  readonly #scroller: HTMLElement;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #onChange: () => void;
  #total = 0;
  #current = 0;
  #width = 0;
  /** Waits until the grid has a size. */
  #reveal: (() => void) | undefined;
  layout: Layout = layoutFor(0);

  constructor(scroller: HTMLElement, onChange: () => void) {
    this.#scroller = scroller;
    this.#onChange = onChange;
    this.#virtualizer = new Virtualizer(this.#options());
    this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    new ResizeObserver(() => this.#resize()).observe(scroller);
  }

  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Rows that fit on the screen. */
  get screenful(): number {
    return Math.max(1, Math.floor(this.#scroller.clientHeight / this.layout.rowHeight));
  }

  get rowCount(): number {
    return Math.ceil(this.#total / this.layout.columns);
  }

  /** What is drawn, and which rows of it can be seen. */
  rows(): { drawn: readonly Row[]; first: number; last: number } {
    const drawn = this.#virtualizer.getVirtualItems().map(({ index, start }) => ({ row: index, top: start }));
    const { startIndex, endIndex } = this.#virtualizer.range ?? { startIndex: 0, endIndex: 0 };
    return { drawn, first: startIndex, last: endIndex };
  }

  /** Takes the number of pairs, and the current one, whose row is always drawn: it may have the focus. */
  set(total: number, current: number): void {
    if (total === this.#total && current === this.#current) return;
    this.#total = total;
    this.#current = current;
    this.#update();
  }

  /** Scrolls as little as it takes to see a pair. */
  reveal(index: number): void {
    const scroll = () =>
      this.#virtualizer.scrollToIndex(Math.floor(index / this.layout.columns), { align: 'auto' });
    if (this.#width > 0) scroll();
    else this.#reveal = scroll;
  }

  /** Scrolls to where the page was when it was last seen. */
  scrollTo(top: number): void {
    const scroll = () => this.#virtualizer.scrollToOffset(top);
    if (this.#width > 0) scroll();
    else this.#reveal = scroll;
  }

  #resize(): void {
    const { paddingLeft, paddingRight } = getComputedStyle(this.#scroller);
    const width =
      this.#scroller.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (width <= 0 || width === this.#width) return;
    const top = Math.floor(this.#scroller.scrollTop / this.layout.rowHeight) * this.layout.columns;
    const isFirst = this.#width === 0;
    this.#width = width;
    this.layout = layoutFor(width);
    this.#update();
    this.#virtualizer.measure();
    // What was on top stays there, in however many columns.
    if (!isFirst && top > 0) {
      this.#virtualizer.scrollToIndex(Math.floor(top / this.layout.columns), { align: 'start' });
    }
    this.#onChange();
    this.#reveal?.();
    this.#reveal = undefined;
  }

  #update(): void {
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    // The grid needs its height before anything can scroll in it.
    this.#onChange();
  }

  #options() {
    return {
      count: this.rowCount,
      getScrollElement: () => this.#scroller,
      estimateSize: () => this.layout.rowHeight,
      overscan: 2,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#onChange(),
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const rows = defaultRangeExtractor(range);
        const current = Math.floor(this.#current / this.layout.columns);
        if (rows.includes(current) || current >= this.rowCount) return rows;
        return [...rows, current].sort((a, b) => a - b);
      },
    };
  }
}
