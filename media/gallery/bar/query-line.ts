import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Listing } from '../../../protocol/gallery/listing.ts';
import type { ShowEvent } from '../../../protocol/gallery/messages.ts';
import { iconButton } from '../icon-button.ts';
import { isForField } from '../input/field-keys.ts';
import type { Page } from '../page.ts';
import { Suggest } from '../suggest/suggest.ts';
import { SavedQueries } from './saved-queries.ts';

/** How long one may pause before a query is carried out (ms). */
const PAUSE = 250;

/** What the query line needs from outside. */
export interface QueryLineEvents {
  onQuery(query: string): void;
  /** The user goes on to what was found. */
  onLeave(): void;
  /** The queries that the user keeps. */
  saved(): ShowEvent['savedQueries'];
  /** Those that were carried out lately, the last one first. */
  recent(): readonly string[];
  /** A query was written to its end. */
  onUsed(query: string): void;
}

/** The line in which one writes which pairs are meant. */
export class QueryLine {
  readonly #page: Page;
  readonly #events: QueryLineEvents;
  readonly #suggest: Suggest;
  readonly #saved: SavedQueries;
  #field: HTMLInputElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What stands in the line; the query that is carried out may be an older one. */
  #text = '';
  #isWrong = false;

  constructor(page: Page, events: QueryLineEvents) {
    this.#page = page;
    this.#events = events;
    this.#suggest = new Suggest('query-suggestions', {
      ask: (text, offset) =>
        page.channel.request('complete', { dataset: page.dataset, kind: 'query', image: null, text, offset }),
      redraw: () => page.redraw(),
    });
    this.#saved = new SavedQueries(page, {
      saved: () => events.saved(),
      query: () => this.#text,
      onQuery: (query) => {
        this.write(query);
        this.#now();
        this.#field?.focus();
      },
    });
  }

  get text(): string {
    return this.#text;
  }

  /** Writes another query into the line. */
  write(text: string): void {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#suggest.close();
  }

  focus(): void {
    this.#field?.focus();
    this.#field?.select();
  }

  template({ problem }: Pick<Listing, 'problem'>): TemplateResult {
    const { query: strings } = this.#page.strings;
    this.#isWrong = problem !== null;
    const shown = problem && problem.end <= this.#text.length ? problem : null;
    return html`<div class="query">
      <span class="codicon codicon-filter" aria-hidden="true"></span>
      <div class="field">
        ${shown ? this.#squiggle(shown) : nothing}
        <input
          type="text"
          role="combobox"
          spellcheck="false"
          autocomplete="off"
          aria-label=${strings.query}
          aria-autocomplete="list"
          aria-expanded=${this.#suggest.isOpen}
          aria-controls=${this.#suggest.isOpen ? this.#suggest.id : nothing}
          aria-activedescendant=${this.#suggest.active}
          aria-invalid=${shown !== null}
          aria-describedby=${shown ? 'query-problem' : nothing}
          placeholder=${strings.placeholder}
          .value=${live(this.#text)}
          @input=${this.#input}
          @keydown=${this.#key}
          @click=${() => this.#isEmpty && this.#showRecent(false)}
          @blur=${() => this.#left()}
          @scroll=${() => this.#page.redraw()}
        />
      </div>
      ${this.#text === '' ? nothing : iconButton('close', strings.clear, () => this.#clear())}
      ${this.#saved.template()} ${this.#suggest.template(() => this.#field)}
    </div>
    ${shown ? html`<p id="query-problem" class="problem" role="alert">${shown.message}</p>` : nothing}`;
  }

  /** After each drawing: the field as it is in the page. */
  find(root: HTMLElement): void {
    this.#field = root.querySelector('.query input');
    const under = root.querySelector<HTMLElement>('.query .under');
    if (under && this.#field) under.style.transform = `translateX(${-this.#field.scrollLeft}px)`;
  }

  /** The text again, unseen, below what is typed, with a line under what is wrong in it. */
  #squiggle({ start, end }: { start: number; end: number }): TemplateResult {
    const text = this.#text;
    const wrong = text.slice(start, end) || ' ';
    return html`<div class="under" aria-hidden="true">${text.slice(0, start)}<span class="wrong">${wrong}</span></div>`;
  }

  readonly #input = () => {
    const field = this.#field;
    if (!field) return;
    this.#text = field.value;
    // Who empties the line wants to see all, and not what else there is to write.
    if (this.#isEmpty) this.#suggest.close();
    else this.#suggest.typed(field);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#events.onQuery(this.#text), PAUSE);
    this.#page.redraw();
  };

  readonly #key = (event: KeyboardEvent) => {
    const field = this.#field;
    if (!field || this.#suggest.key(event, field)) return;
    if (isForField(event)) event.stopPropagation();
    if (event.key === 'Enter') this.#now();
    else if (event.key === 'ArrowDown' && this.#isEmpty && this.#events.recent().length > 0)
      this.#showRecent(true);
    else if (event.key === 'ArrowDown') this.#events.onLeave();
    else if (event.key === 'Escape' && this.#text !== '') this.#clear();
    else return;
    event.preventDefault();
  };

  get #isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  #showRecent(isChosen: boolean): void {
    const { recent: detail } = this.#page.strings.query;
    const items = this.#events.recent().map((query) => ({ label: query, detail, newText: query }));
    this.#suggest.show({ start: 0, end: this.#text.length, items }, isChosen);
  }

  #left(): void {
    this.#suggest.close();
    this.#used();
  }

  #used(): void {
    const query = this.#text.trim();
    if (query !== '' && !this.#isWrong && query !== this.#events.recent()[0]) this.#events.onUsed(query);
  }

  #clear(): void {
    this.#text = '';
    this.#now();
    this.#field?.focus();
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#suggest.close();
    this.#events.onQuery(this.#text);
    this.#used();
    this.#page.redraw();
  }
}
