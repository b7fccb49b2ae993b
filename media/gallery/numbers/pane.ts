import type { TemplateResult } from 'lit/html.js';
import type { Asked } from '../../../protocol/channel.ts';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import type { Page } from '../page.ts';
import { NumbersPanel } from './panel.ts';

/** How long they rest before they are counted again (ms): who types changes captions with each letter. */
const REST = 500;

/** What the pane needs of the page beside it. */
export interface NumbersPaneEvents {
  /** The query whose pairs are listed now. */
  query(): string;
  /** Lists what a query finds. */
  onQuery(query: string): void;
}

/** The numbers beside the grid: asks for them while they are in view, and again when the dataset changes. */
export class NumbersPane {
  readonly #page: Page;
  readonly #events: NumbersPaneEvents;
  readonly #panel: NumbersPanel;
  #numbers: Numbers | undefined;
  /** Of which dataset they are. */
  #dataset: string | undefined;
  /** Whose pairs are counted. */
  #counted = '';
  #isOutdated = true;
  /** Waits until they may be counted again. */
  #resting: ReturnType<typeof setTimeout> | undefined;
  #asked: Asked<Numbers | null> | undefined;

  constructor(page: Page, events: NumbersPaneEvents) {
    this.#page = page;
    this.#events = events;
    this.#panel = new NumbersPanel({
      onQuery: (query) => events.onQuery(query),
      onCount: (query) => this.#count(query),
      redraw: () => page.redraw(),
    });
  }

  /** Pairs of the dataset changed: they are counted again when the pane is drawn next. */
  outdate(): void {
    this.#isOutdated = true;
  }

  template(): TemplateResult {
    this.#ask();
    return this.#panel.template({
      numbers: this.#numbers,
      strings: this.#page.strings.numbers,
      query: this.#events.query(),
      isLoading: this.#asked !== undefined,
    });
  }

  #count(query: string): void {
    this.#asked?.cancel();
    this.#asked = undefined;
    this.#counted = query;
    this.#isOutdated = true;
    this.#wake();
    this.#page.redraw();
  }

  /** Asks once at a time: while somebody types, what comes is shown, and asked for anew after a while. */
  #ask(): void {
    const { channel, dataset } = this.#page;
    if (dataset !== this.#dataset) {
      this.#asked?.cancel();
      this.#asked = undefined;
      this.#dataset = dataset;
      this.#numbers = undefined;
      this.#counted = '';
      this.#isOutdated = true;
      this.#wake();
    }
    if (!this.#isOutdated || this.#asked || this.#resting !== undefined || dataset === '') return;
    this.#isOutdated = false;
    const asked = channel.request('numbers', { dataset, query: this.#counted });
    this.#asked = asked;
    asked.answer.then(
      (numbers) => this.#take(asked, numbers ?? undefined),
      // Given up, or the server is gone: the page hears when it is back.
      () => this.#take(asked, this.#numbers),
    );
  }

  #take(asked: Asked<Numbers | null>, numbers: Numbers | undefined): void {
    if (this.#asked !== asked) return;
    this.#asked = undefined;
    this.#numbers = numbers;
    this.#wake();
    this.#resting = setTimeout(() => {
      this.#wake();
      if (this.#isOutdated) this.#page.redraw();
    }, REST);
    this.#page.redraw();
  }

  #wake(): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
  }
}
