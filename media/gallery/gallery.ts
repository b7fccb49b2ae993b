import { render } from 'lit/html.js';
import type { ListingWish } from '../../protocol/gallery/listing.ts';
import type { ShowEvent, ToGallery } from '../../protocol/gallery/messages.ts';
import { Actions } from './actions.ts';
import { bar } from './bar/bar.ts';
import { QueryLine } from './bar/query-line.ts';
import { Cursor } from './cursor/cursor.ts';
import { Drawing } from './drawing.ts';
import { Edits } from './edits/edits.ts';
import { createGrid } from './grid/create-grid.ts';
import { FirstPairs } from './grid/first-pairs.ts';
import type { Grid } from './grid/grid.ts';
import type { GridView } from './grid/grid-view.ts';
import type { Pages } from './grid/pages.ts';
import { connect, type Host } from './host.ts';
import { Drop } from './input/drop.ts';
import { hearGrid } from './input/grid-input.ts';
import { keepFocus } from './input/keep-focus.ts';
import { shortcut } from './input/shortcuts.ts';
import { Listed } from './listed.ts';
import { notice } from './notice.ts';
import { Overlays } from './overlays.ts';
import { pageOf } from './page.ts';
import { TagTools } from './palette/tag-tools.ts';
import { PaneContents } from './panes/pane-contents.ts';
import { Panes } from './panes/panes.ts';
import type { Places } from './places.ts';
import { freshState, keptState, type PageState, withRecent } from './state.ts';

/** The page: shows what the extension tells, tells it what the user does. */
export class Gallery {
  readonly #places: Places;
  readonly #host: Host;
  readonly #listed: Listed;
  readonly #grid: Grid;
  readonly #pages: Pages;
  readonly #view: GridView;
  readonly #first: FirstPairs;
  readonly #cursor: Cursor;
  readonly #query: QueryLine;
  readonly #edits: Edits;
  readonly #panes: Panes;
  readonly #contents: PaneContents;
  readonly #tools: TagTools;
  readonly #actions: Actions;
  readonly #overlays: Overlays;
  #state: PageState = freshState('', 'side');
  #show: ShowEvent | undefined;
  /** What is to be done when the first listing of a dataset has been drawn, so that the grid is as high as it is. */
  #afterFirst: (() => void) | undefined;
  readonly #drawing = new Drawing(
    () => this.#draw(),
    () => this.#show?.dataset === null || this.#first.areKnown,
  );

  constructor(places: Places) {
    this.#places = places;
    this.#host = connect((event) => this.#hear(event));
    const { channel } = this.#host;
    const page = pageOf(channel, {
      strings: () => (this.#show as ShowEvent).strings,
      dataset: () => this.#state.dataset,
      redraw: () => this.#drawing.soon(),
    });
    this.#listed = new Listed(channel, (isOther) => this.#takeListing(isOther));
    const { grid, pages, thumbnails, view } = createGrid(places, page, this.#listed);
    [this.#grid, this.#pages, this.#view] = [grid, pages, view];
    const shared = { channel, grid, pages, listed: this.#listed };
    this.#first = new FirstPairs(shared, () => this.#state.scrollTop);
    this.#cursor = new Cursor({ ...shared, onChange: () => this.#keep({}) });
    this.#query = new QueryLine(page, {
      onQuery: (query) => this.#want({ query }),
      onLeave: () => this.#focusGrid(),
      saved: () => this.#show?.savedQueries ?? [],
      recent: () => this.#state.recent,
      onUsed: (query) => this.#keep({ recent: withRecent(this.#state.recent, query) }),
    });
    this.#edits = new Edits(page, () => this.#keep({}, false));
    const toggleCrop = () => this.#keep({ showsCrop: !this.#state.showsCrop });
    this.#overlays = new Overlays({
      ...shared,
      ...{ page, cursor: this.#cursor, thumbnails, edits: this.#edits, toggleCrop },
      showsCrop: () => this.#state.showsCrop,
      takeKey: (event) => shortcut(event, this.#actions),
      onClose: () => this.#focusGrid(),
    });
    this.#contents = new PaneContents(page, this.#edits, {
      query: () => this.#listed.wish.query,
      onQuery: (query) => this.#write(query),
      onLeave: () => this.#focusGrid(),
      onStep: (step) => this.#cursor.step(step),
      onForm: (form) => this.#keep({ form }, false),
    });
    this.#panes = new Panes(places.body, places.pane, page, (paneShare) => this.#keep({ paneShare }));
    this.#tools = new TagTools({
      page,
      edits: this.#edits,
      cursor: this.#cursor,
      tags: () => this.#show?.palette ?? [],
      show: () => this.#keep({ showsPalette: true }),
      onLeave: () => this.#focusGrid(),
    });
    this.#actions = new Actions({
      page,
      cursor: this.#cursor,
      pages: this.#pages,
      edits: this.#edits,
      tools: this.#tools,
      openLightbox: this.#overlays.openLightbox,
      showHelp: this.#overlays.showHelp,
      toggleCrop,
      editCaption: () => {
        this.#keep({ pane: 'captions' });
        this.#contents.focus(this.#cursor.selection.size);
      },
      focusQuery: () => this.#query.focus(),
      zoom: (direction) => this.#zoom(direction),
    });
    new Drop(document.body, page, (index) => this.#pages.at(index));
    hearGrid({
      ...{ places, cursor: this.#cursor, pages, tools: this.#tools, actions: this.#actions },
      opensCaptions: () => this.#show?.place === 'side',
    });
    keepFocus(places.grid);
    const { scroller } = places;
    scroller.addEventListener('scroll', () => this.#keep({ scrollTop: scroller.scrollTop }, false), {
      passive: true,
    });
    channel.send({ type: 'ready', dataset: this.#host.load()?.dataset ?? null });
  }

  #hear(event: ToGallery): void {
    if (event.type === 'show') this.#takeShow(event);
    else if (event.type === 'renamed') this.#cursor.rename(new Map(event.images));
    else if (event.type === 'act') this.#actions.act(event.action, event.text);
    else if (event.dataset !== this.#state.dataset) return;
    else if (event.type === 'reveal') this.#reveal(event.image);
    else if (event.type === 'list') this.#write(event.query);
    else {
      const images = event.images && new Set(event.images);
      this.#pages.outdate(images, event.revision);
      this.#tools.holders.outdate(images);
      this.#contents.outdate();
      this.#edits.outdate();
      // A pair that changed may stand elsewhere, be found no more, or be found now.
      if (event.images === null || !this.#listed.isPlain) this.#listed.ask();
    }
    this.#drawing.soon();
  }

  /** Goes where the user looks elsewhere; that counts more than where the page was when it was last seen. */
  #reveal(image: string): void {
    if (this.#afterFirst) this.#afterFirst = () => this.#grid.reveal(this.#cursor.index);
    void this.#cursor.reveal(image);
  }

  #takeShow(show: ShowEvent): void {
    const before = this.#show;
    this.#show = show;
    if (before?.dataset === show.dataset) {
      this.#listed.ask();
      return;
    }
    // Until a dataset is shown, what was kept of one is still to come.
    const kept = this.#state.dataset === '' ? this.#host.load() : this.#state;
    this.#state = keptState(kept, show.dataset ?? '', show.place);
    const { wish, scrollTop } = this.#state;
    this.#pages.clear();
    this.#tools.holders.clear();
    this.#query.write(wish.query);
    this.#cursor.restore(this.#state);
    if (!before) {
      this.#edits.drafts.restore([...this.#state.drafts, ...show.drafts]);
      this.#contents.restore(this.#state);
    }
    this.#drawing.begin();
    this.#panes.makeRoom(show.dataset === null ? null : this.#state.pane, this.#state.paneShare);
    this.#grid.set(0, [], 0);
    this.#grid.arrange(this.#state);
    // Now that nothing is drawn, it costs nothing to ask.
    this.#grid.fit();
    this.#afterFirst = () => this.#grid.scrollTo(scrollTop);
    this.#listed.open(show.dataset ?? undefined, wish);
    if (show.dataset !== null) this.#first.want();
  }

  #takeListing(isOther: boolean): void {
    const { order, total, groups } = this.#listed.listing;
    if (isOther) {
      this.#pages.follow(order);
      this.#grid.set(total, groups, this.#cursor.index);
      void this.#cursor.follow();
    }
    if (isOther && this.#afterFirst && total > 0) this.#first.want();
    else this.#drawing.soon();
  }

  #focusGrid(): void {
    this.#cursor.takesFocus = true;
    this.#drawing.soon();
  }

  /** Lists what a query finds, as if it had been written in the line. */
  #write(query: string): void {
    this.#query.write(query);
    this.#want({ query });
  }

  #want(change: Partial<ListingWish>): void {
    this.#listed.want(change);
    this.#keep({ wish: this.#listed.wish });
  }

  #zoom(direction: 1 | -1): void {
    this.#keep({ tile: this.#grid.zoomed(direction) });
    this.#grid.arrange(this.#state);
  }

  /** Keeps what the user chose, and draws it. */
  #keep(change: Partial<PageState>, draws = true): void {
    this.#state = { ...this.#state, ...change };
    if (this.#show?.dataset)
      this.#host.save(() => ({ ...this.#state, ...this.#cursor.kept, drafts: this.#edits.drafts.kept }));
    if (draws) this.#drawing.soon();
  }

  #draw(): void {
    const show = this.#show;
    if (!show) return;
    const { channel } = this.#host;
    const places = this.#places;
    const { listing, isKnown } = this.#listed;
    this.#drawBar(show);
    const showAll = () => this.#write('');
    render(
      notice(show, isKnown ? listing : undefined, { send: (event) => channel.send(event), showAll }),
      places.notice,
    );
    render(this.#edits.template(), places.status);
    const isEmpty = listing.total === 0;
    places.notice.hidden = !isEmpty;
    // It has its size before there is anything in it.
    places.scroller.hidden = isEmpty && (isKnown || show.dataset === null);
    const { pane, paneShare } = this.#state;
    this.#contents.caption.show(pane === 'captions' ? this.#cursor.single : undefined);
    const content = pane && this.#contents.of(pane, this.#cursor.selection.list);
    this.#panes.draw(show.dataset === null ? null : pane, paneShare, content ?? undefined);
    if (!isEmpty) this.#drawGrid(show);
    this.#overlays.draw();
  }

  #drawBar(show: ShowEvent): void {
    const { listing, wish } = this.#listed;
    const isLoading = this.#listed.isLoading || this.#drawsFirst;
    const { palette } = this.#tools;
    const selected = this.#cursor.selection.size;
    const state = this.#state;
    const shown = { show, query: this.#query, palette, listing, wish, isLoading, selected, state };
    const template = bar(shown, {
      send: (event) => this.#host.channel.send(event),
      wish: (change) => this.#want(change),
      zoom: (direction) => this.#zoom(direction),
      keep: (change) => {
        this.#keep(change);
        if (change.arrangement) this.#grid.arrange(this.#state);
      },
    });
    render(template, this.#places.bar);
    this.#query.find(this.#places.bar);
  }

  /** Before the pairs of a dataset were drawn. Large numbers are written afterwards: the first one takes as long as all else. */
  get #drawsFirst(): boolean {
    return this.#afterFirst !== undefined && this.#listed.listing.total > 0;
  }

  #drawGrid({ strings: { grid: strings } }: ShowEvent): void {
    const { selection } = this.#cursor;
    const isFirst = this.#drawsFirst;
    this.#cursor.settle();
    this.#view.draw({
      strings,
      total: isFirst ? undefined : this.#listed.listing.total,
      current: this.#cursor.index,
      image: this.#cursor.image,
      isSelected: (image) => selection.has(image),
      showsCrop: this.#state.showsCrop,
      markOf: (image) => this.#tools.yesNo.markOf(image),
    });
    this.#grid.drawAround();
    this.#afterFirst?.();
    this.#afterFirst = undefined;
    if (isFirst) this.#drawing.soon();
    if (this.#cursor.takesFocus) {
      this.#cursor.takesFocus = false;
      this.#view.focus();
    }
  }
}
