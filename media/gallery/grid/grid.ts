import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { ListingGroup } from '../../../protocol/gallery/listing.ts';
import { GROUP_HEIGHT, type Layout, type LayoutWish, layoutFor, zoomed } from './layout.ts';
import { Rows } from './rows.ts';

/** A row to draw. */
export interface Row {
  readonly row: number;
  /** Pixels from the grid's top. */
  readonly top: number;
}

/** So many rows above and below what can be seen. */
const OVERSCAN = 2;

/** Which rows are to be drawn, and where: those on the screen, some around them, and the current one. */
export class Grid {
  readonly #scroller: HTMLElement;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #onChange: () => void;
  #groups: readonly ListingGroup[] = [];
  #total = 0;
  #current = 0;
  #width = 0;
  #wish: LayoutWish = { arrangement: 'grid', tile: null };
  /** None at first: what can be seen comes before what can't. */
  #overscan = 0;
  /** Waits until the grid has a size. */
  #reveal: (() => void) | undefined;
  layout: Layout = layoutFor(0, this.#wish);
  content = new Rows(0, 1, []);

  constructor(scroller: HTMLElement, onChange: () => void) {
    this.#scroller = scroller;
    this.#onChange = onChange;
    this.#virtualizer = new Virtualizer(this.#options());
    this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    new ResizeObserver(() => this.fit()).observe(scroller);
  }

  get height(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Rows that fit on the screen. */
  get screenful(): number {
    return Math.max(1, Math.floor(this.#scroller.clientHeight / this.layout.rowHeight));
  }

  /** What is drawn, and which rows of it can be seen. */
  rows(): { drawn: readonly Row[]; first: number; last: number } {
    const drawn = this.#virtualizer.getVirtualItems().map(({ index, start }) => ({ row: index, top: start }));
    const { startIndex, endIndex } = this.#virtualizer.range ?? { startIndex: 0, endIndex: 0 };
    return { drawn, first: startIndex, last: endIndex };
  }

  /** Takes what is listed, and the current pair, whose row is always drawn: it may have the focus. */
  set(total: number, groups: readonly ListingGroup[], current: number): void {
    if (total === this.#total && groups === this.#groups && current === this.#current) return;
    const isOther = total !== this.#total || groups !== this.#groups;
    this.#total = total;
    this.#groups = groups;
    this.#current = current;
    if (isOther) this.#layOut();
    else this.#update();
  }

  /** What can be seen is drawn: rows around it come next, so that they are there when one scrolls. */
  drawAround(): void {
    if (this.#overscan > 0 || this.content.count === 0) return;
    this.#overscan = OVERSCAN;
    this.#update();
  }

  /** Takes what the user wants the layout to be; what is on top stays there. */
  arrange(wish: LayoutWish): void {
    const top = this.#first();
    this.#wish = wish;
    this.#layOut();
    this.#keepTop(top);
  }

  /** How wide tiles are one step larger or smaller, in pixels. */
  zoomed(direction: 1 | -1): number {
    return zoomed(this.layout, this.#width, direction);
  }

  /** About which pair is at a place, in pixels from the top: groups aside, and how many pairs there are while that isn't known. */
  firstAt(top: number): number {
    const row = Math.floor(top / this.layout.rowHeight);
    if (this.content.count === 0) return row * this.layout.columns;
    return this.content.firstOf(Math.min(row, this.content.count - 1));
  }

  /** Scrolls as little as it takes to see a pair. */
  reveal(index: number): void {
    this.#whenSized(() => this.#virtualizer.scrollToIndex(this.content.rowOf(index), { align: 'auto' }));
  }

  /** Scrolls to where the page was when it was last seen. */
  scrollTo(top: number): void {
    // Where it begins anyway, scrolling would only have the page laid out twice.
    if (top > 0 || this.#virtualizer.scrollOffset)
      this.#whenSized(() => this.#virtualizer.scrollToOffset(top));
  }

  #whenSized(scroll: () => void): void {
    if (this.#width > 0) scroll();
    else this.#reveal = scroll;
  }

  /** Fits into the room that there is; of another width it hears only after the next drawing. */
  fit(): void {
    const { paddingLeft, paddingRight } = getComputedStyle(this.#scroller);
    const width =
      this.#scroller.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    if (width <= 0 || width === this.#width) return;
    const isFirst = this.#width === 0;
    const top = isFirst ? 0 : this.#first();
    this.#width = width;
    this.#layOut();
    // What was on top stays there, in however many columns.
    if (!isFirst) this.#keepTop(top);
    // At first it is drawn when there is something in it.
    if (!isFirst || this.content.count > 0) this.#onChange();
    this.#reveal?.();
    this.#reveal = undefined;
  }

  /** The first pair on the screen. */
  #first(): number {
    if (this.content.count === 0) return 0;
    const item = this.#virtualizer.getVirtualItemForOffset(this.#scroller.scrollTop);
    return this.content.firstOf(item?.index ?? 0);
  }

  #keepTop(index: number): void {
    if (index > 0 && this.#width > 0)
      this.#virtualizer.scrollToIndex(this.content.rowOf(index), { align: 'start' });
  }

  #layOut(): void {
    const before = this.layout;
    this.layout = layoutFor(this.#width, this.#wish, this.#total);
    this.content = new Rows(this.#total, this.layout.columns, this.#groups);
    this.#update();
    if (before.rowHeight !== this.layout.rowHeight || this.#groups.length > 0) this.#virtualizer.measure();
  }

  #update(): void {
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    // The grid needs its height before anything can scroll in it.
    this.#onChange();
  }

  #options() {
    return {
      count: this.content?.count ?? 0,
      getScrollElement: () => this.#scroller,
      estimateSize: (row: number) =>
        this.#groups.length > 0 && this.content.isGroup(row) ? GROUP_HEIGHT : this.layout.rowHeight,
      overscan: this.#overscan,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#onChange(),
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const rows = defaultRangeExtractor(range);
        if (this.#current >= this.#total) return rows;
        const current = this.content.rowOf(this.#current);
        return rows.includes(current) ? rows : [...rows, current].sort((a, b) => a - b);
      },
    };
  }
}
