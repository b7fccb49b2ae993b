import { repeat } from 'lit/directives/repeat.js';
import { html, render, type TemplateResult } from 'lit/html.js';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';
import type { CellMark } from '../palette/yes-no.ts';
import { cell } from './cell.ts';
import type { Grid, Row } from './grid.ts';
import type { Pages } from './pages.ts';
import { Rush } from './rush.ts';
import type { TileImages } from './tile-images.ts';

/** What the grid shows beside the pairs themselves. */
export interface Shown {
  readonly strings: GridStrings;
  /** How many pairs there are; undefined while that is not told yet. */
  readonly total: number | undefined;
  /** The place of the current pair, and its picture; undefined while none is chosen. */
  readonly current: number;
  readonly image: string | undefined;
  readonly isSelected: (image: string) => boolean;
  readonly showsCrop: boolean;
  /** What is seen of the tag that is being given out. */
  readonly markOf: (image: string) => CellMark | undefined;
}

/** Draws the rows that can be seen, and has their pairs and thumbnails asked for. */
export class GridView {
  readonly #element: HTMLElement;
  readonly #grid: Grid;
  readonly #pages: Pages;
  readonly #images: TileImages;
  readonly #rush: Rush;

  constructor(element: HTMLElement, grid: Grid, pages: Pages, images: TileImages, redraw: () => void) {
    this.#element = element;
    this.#grid = grid;
    this.#pages = pages;
    this.#images = images;
    this.#rush = new Rush(redraw);
  }

  draw(shown: Shown): void {
    const element = this.#element;
    const { arrangement, columns, pictureHeight } = this.#grid.layout;
    const { content } = this.#grid;
    const { drawn, first, last } = this.#grid.rows();
    if (shown.total !== undefined)
      element.setAttribute('aria-label', filled(shown.strings.grid, shown.total));
    element.setAttribute('aria-rowcount', String(content.count));
    element.setAttribute('aria-colcount', String(columns));
    element.className = arrangement;
    element.style.height = `${this.#grid.height}px`;
    element.style.setProperty('--columns', String(columns));
    element.style.setProperty('--picture-height', `${pictureHeight}px`);
    const rows = drawn.filter(({ row }) => row < content.count);
    for (const { row } of rows) {
      const here = content.at(row);
      if (here.kind === 'pairs') this.#pages.want(here.start, here.end);
    }
    // Before the cells are drawn: how large tiles are decides which image they show. What rushes by needs none.
    if (!this.#rush.isOn(first, last)) this.#wantImages(rows, first, last);
    render(
      repeat(
        rows,
        ({ row }) => row,
        (row) => this.#row(row, shown),
      ),
      element,
    );
  }

  focus(): void {
    this.#element.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  #row({ row, top }: Row, shown: Shown): TemplateResult {
    const content = this.#grid.content.at(row);
    // A property, not an attribute: the page's policy forbids styles in HTML.
    const style = `transform:translateY(${top}px)`;
    if (content.kind === 'group')
      return html`<div class="group" role="row" aria-rowindex=${row + 1} .style=${style}>
        <span role="rowheader" aria-colspan=${this.#grid.layout.columns}
          ><span class="title">${content.title}</span> <span class="size">${content.count}</span></span
        >
      </div>`;
    const { start, end } = content;
    const cells = Array.from({ length: end - start }, (_, place) => this.#cell(start + place, place, shown));
    return html`<div class="row" role="row" aria-rowindex=${row + 1} .style=${style}>${cells}</div>`;
  }

  #cell(index: number, place: number, shown: Shown): TemplateResult {
    const { strings, current, image, isSelected, showsCrop, markOf } = shown;
    const pair = this.#pages.at(index);
    return cell({
      index,
      column: place + 1,
      pair,
      thumbnail: pair && this.#images.of(pair),
      isCurrent: index === current && image !== undefined,
      isSelected: pair !== undefined && isSelected(pair.image),
      isTabStop: index === current,
      showsCrop,
      mark: pair && markOf(pair.image),
      strings,
      onBroken: (broken) => this.#images.fail(broken, strings.cannotShow),
    });
  }

  /** Those that can be seen first. */
  #wantImages(drawn: readonly Row[], first: number, last: number): void {
    const isSeen = ({ row }: Row) => row >= first && row <= last;
    const pairsOf = (rows: readonly Row[]) =>
      rows.flatMap(({ row }) => {
        const here = this.#grid.content.at(row);
        if (here.kind === 'group') return [];
        const places = Array.from({ length: here.end - here.start }, (_, place) => here.start + place);
        return places.map((place) => this.#pages.at(place)).filter((pair) => pair !== undefined);
      });
    const around = drawn.filter((row) => !isSeen(row));
    this.#images.want(pairsOf(drawn.filter(isSeen)), pairsOf(around), this.#grid.layout.pictureHeight);
  }
}
