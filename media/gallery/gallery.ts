import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Pair, ShowEvent, ToGallery } from '../../protocol/gallery.ts';
import { cell } from './cell.ts';
import { Grid, type Row } from './grid.ts';
import { connect, type Host } from './host.ts';
import { move } from './keys.ts';
import { bar, notice } from './notice.ts';
import { Pages } from './pages.ts';
import { Thumbnails } from './thumbnails.ts';

/** The elements of the page's shell. */
export interface Places {
  readonly bar: HTMLElement;
  readonly notice: HTMLElement;
  readonly scroller: HTMLElement;
  readonly grid: HTMLElement;
}

/** How long scrolling rests before its place is kept (ms). */
const SAVE_AFTER = 200;

/** The page: shows what the extension tells, tells it what the user does. */
export class Gallery {
  readonly #places: Places;
  readonly #host: Host;
  readonly #grid: Grid;
  readonly #pages: Pages;
  readonly #thumbnails: Thumbnails;
  #show: ShowEvent | undefined;
  #total = 0;
  #current = 0;
  /** The current pair's picture; undefined while nothing is chosen, or not known yet. */
  #image: string | undefined;
  #takesFocus = false;
  #frame = 0;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(places: Places) {
    this.#places = places;
    const draw = () => this.#drawSoon();
    this.#host = connect((event) => this.#hear(event));
    const { channel } = this.#host;
    this.#grid = new Grid(places.scroller, draw);
    this.#pages = new Pages(
      (start, end) => channel.request('pairs', { dataset: this.#show?.dataset ?? '', start, end }).answer,
      draw,
    );
    this.#thumbnails = new Thumbnails((image) => channel.request('thumbnail', { image }), draw);
    places.grid.addEventListener('click', (event) => this.#click(event));
    places.grid.addEventListener('keydown', (event) => this.#key(event));
    places.scroller.addEventListener('scroll', () => this.#saveSoon(), { passive: true });
    channel.send({ type: 'ready', dataset: this.#host.load()?.dataset ?? null });
  }

  #hear(event: ToGallery): void {
    if (event.type === 'show') this.#takeShow(event);
    else if (event.dataset !== this.#show?.dataset) return;
    else if (event.type === 'reveal') this.#choose(event.index, event.image);
    else {
      this.#total = event.total;
      this.#pages.outdate(event.indices, event.revision);
      if (event.indices === null) void this.#findCurrent();
    }
    this.#drawSoon();
  }

  #takeShow(show: ShowEvent): void {
    const isFirst = this.#show === undefined;
    const isOther = show.dataset !== this.#show?.dataset || show.filter !== this.#show.filter;
    this.#show = show;
    this.#total = show.dataset === null ? 0 : show.total;
    if (!isOther) {
      this.#pages.outdate(null, show.revision);
      void this.#findCurrent();
      return;
    }
    this.#pages.clear();
    this.#current = 0;
    this.#image = undefined;
    const kept = this.#host.load();
    const isKept = isFirst && kept?.dataset === show.dataset;
    if (isKept) this.#image = kept.image ?? undefined;
    this.#grid.set(this.#total, 0);
    this.#grid.scrollTo(isKept ? kept.scrollTop : 0);
    void this.#findCurrent();
  }

  /** The current pair may stand elsewhere now. */
  async #findCurrent(): Promise<void> {
    const image = this.#image;
    const dataset = this.#show?.dataset;
    if (image === undefined || !dataset) return;
    const index = await this.#host.channel.request('find', { dataset, image }).answer;
    if (this.#image !== image) return;
    this.#current = index ?? 0;
    if (index === null) this.#image = undefined;
    this.#drawSoon();
  }

  #choose(index: number, image: string | undefined): void {
    this.#current = index;
    this.#image = image;
    this.#grid.set(this.#total, index);
    this.#grid.reveal(index);
    this.#saveSoon();
    this.#drawSoon();
  }

  #click(event: MouseEvent): void {
    const index = indexOf(event.target);
    if (index === undefined) return;
    this.#choose(index, this.#pages.at(index)?.image);
    this.#open(false);
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.shiftKey || event.metaKey) return;
    const { columns } = this.#grid.layout;
    const place = { index: this.#current, total: this.#total, columns, rows: this.#grid.screenful };
    const target = move(event.key, event.ctrlKey, place);
    if (target !== undefined) {
      this.#takesFocus = true;
      this.#choose(target, this.#pages.at(target)?.image);
    } else if (event.key === 'Enter' || event.key === ' ') this.#open(event.key === ' ');
    else return;
    event.preventDefault();
  }

  #open(keepFocus: boolean): void {
    const image = this.#pages.at(this.#current)?.image;
    if (image) this.#host.channel.send({ type: 'openCaption', image, keepFocus });
  }

  /** Once for all changes of a frame. A page that isn't shown has no frames, and needs none. */
  #drawSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const show = this.#show;
    if (!show) return;
    const { channel } = this.#host;
    const places = this.#places;
    render(
      bar(show, (event) => channel.send(event)),
      places.bar,
    );
    render(
      notice(show, this.#total, (event) => channel.send(event)),
      places.notice,
    );
    this.#grid.set(this.#total, this.#current);
    const isEmpty = this.#total === 0;
    places.notice.hidden = !isEmpty;
    places.scroller.hidden = isEmpty;
    if (!isEmpty) this.#drawGrid(show);
  }

  #drawGrid({ strings }: ShowEvent): void {
    const { grid } = this.#places;
    const { columns, pictureHeight } = this.#grid.layout;
    const { drawn, first, last } = this.#grid.rows();
    grid.setAttribute('aria-label', strings.grid.replace('{0}', String(this.#total)));
    grid.setAttribute('aria-rowcount', String(this.#grid.rowCount));
    grid.setAttribute('aria-colcount', String(columns));
    grid.style.height = `${this.#grid.height}px`;
    grid.style.setProperty('--columns', String(columns));
    grid.style.setProperty('--picture-height', `${pictureHeight}px`);
    for (const { row } of drawn) this.#pages.want(row * columns, this.#endOf(row));
    this.#image ??= this.#takesFocus ? this.#pages.at(this.#current)?.image : undefined;
    render(
      repeat(
        drawn,
        ({ row }) => row,
        (row) => this.#row(row),
      ),
      grid,
    );
    this.#wantThumbnails(drawn, first, last);
    if (this.#takesFocus) {
      this.#takesFocus = false;
      grid.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    }
  }

  #row({ row, top }: Row) {
    const { columns } = this.#grid.layout;
    const show = this.#show;
    if (!show) return html``;
    const start = row * columns;
    const cells = Array.from({ length: this.#endOf(row) - start }, (_, place) => {
      const index = start + place;
      const pair = this.#pages.at(index);
      return cell({
        index,
        column: place + 1,
        pair,
        thumbnail: pair && this.#thumbnails.of(pair),
        isCurrent: index === this.#current && this.#image !== undefined,
        isTabStop: index === this.#current,
        strings: show.strings,
        onBroken: (broken) => this.#thumbnails.fail(broken, show.strings.cannotShow),
      });
    });
    // A property, not an attribute: the page's policy forbids styles in HTML.
    return html`<div class="row" role="row" aria-rowindex=${row + 1} .style=${`transform:translateY(${top}px)`}>
      ${cells}
    </div>`;
  }

  /** Those that can be seen first. */
  #wantThumbnails(drawn: readonly Row[], first: number, last: number): void {
    const isSeen = ({ row }: Row) => row >= first && row <= last;
    const rows = [...drawn.filter(isSeen), ...drawn.filter((row) => !isSeen(row))];
    const pairs = rows.flatMap(({ row }) => {
      const start = row * this.#grid.layout.columns;
      return Array.from({ length: this.#endOf(row) - start }, (_, place) => this.#pages.at(start + place));
    });
    this.#thumbnails.want(pairs.filter((pair): pair is Pair => pair !== undefined));
  }

  #endOf(row: number): number {
    return Math.min((row + 1) * this.#grid.layout.columns, this.#total);
  }

  #saveSoon(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      const dataset = this.#show?.dataset;
      if (!dataset) return;
      const { scrollTop } = this.#places.scroller;
      this.#host.save({ version: 1, dataset, image: this.#image ?? null, scrollTop });
    }, SAVE_AFTER);
  }
}

function indexOf(target: EventTarget | null): number | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return found ? Number(found.dataset['index']) : undefined;
}
