import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';

/** A tag, and how many of the captions have it. */
export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** What is done with a tag of the list. */
export interface TagCountEvents {
  /** It is what the form is to be about. */
  use(tag: string): void;
  /** Those that lack it are to have it. */
  addToAll(tag: string): void;
  removeFromAll(tag: string): void;
}

/** So many tags are shown at first, and more with each click. */
const PAGE = 100;

const columns = ['use', 'add', 'remove'] as const;
type Column = (typeof columns)[number];

/** The tags that some captions have: which all of them have, which some. A grid of buttons with one stop of the Tab key. */
export class TagCounts {
  readonly #page: Page;
  readonly #events: TagCountEvents;
  #tags: readonly TagCount[] = [];
  #captions = 0;
  #filter = '';
  #most = PAGE;
  /** Where the focus is, or comes to. */
  #row = 0;
  #column: Column = 'use';

  constructor(page: Page, events: TagCountEvents) {
    this.#page = page;
    this.#events = events;
  }

  /** Takes what the captions have now. @param isOther whether they are other captions */
  take(captions: number, tags: readonly TagCount[], isOther: boolean): void {
    const tag = this.#found()[this.#row]?.tag;
    this.#captions = captions;
    this.#tags = tags;
    if (isOther) this.#most = PAGE;
    // Where it went; else what comes to stand there, which gets the focus that went with it.
    const row = this.#found().findIndex((one) => one.tag === tag);
    if (row >= 0 && row < this.#most) this.#row = row;
    else this.#row = isOther ? 0 : Math.max(0, Math.min(this.#row, this.#found().length - 1));
    if (!isFocused()) return;
    this.#page.redraw();
    requestAnimationFrame(() => this.#focus());
  }

  /** Goes to the field above the list. */
  focus(): void {
    document.querySelector<HTMLElement>('.tag-counts input')?.focus();
  }

  template(): TemplateResult {
    const { many: strings } = this.#page.strings;
    const found = this.#found();
    const shown = found.slice(0, this.#most);
    return html`<section class="tag-counts">
      <input
        type="text"
        spellcheck="false"
        autocomplete="off"
        aria-label=${strings.filter}
        placeholder=${strings.filter}
        .value=${live(this.#filter)}
        @input=${this.#input}
        @keydown=${this.#filterKey}
      />
      ${
        shown.length === 0
          ? html`<p class="hint">${this.#tags.length === 0 ? strings.noTags : strings.noneFound}</p>`
          : html`<div class="rows">
              <div
                role="grid"
                aria-label=${strings.tags}
                aria-rowcount=${found.length}
                .style=${`--widest: ${filled(strings.some, this.#captions, this.#captions).length}ch`}
                @keydown=${this.#key}
              >
                ${guard(
                  // The page is drawn anew with each step of the grid: the rows only where they are others.
                  [this.#tags, this.#captions, this.#filter, this.#most, this.#row, this.#column, strings],
                  () =>
                    repeat(
                      shown,
                      ({ tag }) => tag,
                      (one, row) => this.#rowTemplate(one, row),
                    ),
                )}
              </div>
              ${found.length > shown.length ? this.#more(found.length - shown.length) : nothing}
            </div>`
      }
    </section>`;
  }

  #rowTemplate({ tag, count }: TagCount, row: number): TemplateResult {
    const { many: strings } = this.#page.strings;
    const isInAll = count === this.#captions;
    const share = Math.round((count / this.#captions) * 100);
    return html`<div role="row" class=${isInAll ? 'in-all' : ''} aria-rowindex=${row + 1} data-row=${row}>
      <span role="gridcell" class="of-tag">
        <button
          type="button"
          class="tag"
          tabindex=${this.#tabindex(row, 'use')}
          data-column="use"
          title=${filled(strings.use, tag)}
          @click=${() => this.#events.use(tag)}
          @focus=${() => this.#stay(row, 'use')}
        >
          ${tag}
        </button>
      </span>
      <span role="gridcell" class="count">
        <span class="share" aria-hidden="true"><span .style=${`width: ${share}%`}></span></span>
        <span class="number">${isInAll ? strings.all : filled(strings.some, count, this.#captions)}</span>
      </span>
      ${this.#button(row, 'add', 'add', filled(strings.addToAll, tag), isInAll, () =>
        this.#events.addToAll(tag),
      )}
      ${this.#button(row, 'remove', 'trash', filled(strings.removeFromAll, tag), false, () =>
        this.#events.removeFromAll(tag),
      )}
    </div>`;
  }

  #button(
    row: number,
    column: Column,
    icon: string,
    title: string,
    isIdle: boolean,
    run: () => void,
  ): TemplateResult {
    return html`<span role="gridcell">
      <button
        type="button"
        class="icon"
        tabindex=${this.#tabindex(row, column)}
        data-column=${column}
        title=${title}
        aria-label=${title}
        aria-disabled=${isIdle}
        @click=${() => !isIdle && run()}
        @focus=${() => this.#stay(row, column)}
      >
        <span class="codicon codicon-${icon}" aria-hidden="true"></span>
      </button>
    </span>`;
  }

  #more(count: number): TemplateResult {
    const { many: strings } = this.#page.strings;
    return html`<button
      type="button"
      class="secondary"
      @click=${() => {
        this.#most += PAGE;
        this.#page.redraw();
      }}
    >
      ${filled(strings.more, count)}
    </button>`;
  }

  readonly #input = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.#filterBy(target.value);
  };

  readonly #filterKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') this.#go(event, this.#row, this.#column);
    if (event.key !== 'Escape' || this.#filter === '') return;
    event.preventDefault();
    this.#filterBy('');
  };

  #filterBy(text: string): void {
    this.#filter = text;
    this.#row = 0;
    this.#page.redraw();
  }

  readonly #key = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey) return;
    const last = Math.min(this.#found().length, this.#most) - 1;
    const place = columns.indexOf(this.#column);
    const withControl = ctrlKey || metaKey;
    if (key === 'ArrowDown') this.#go(event, Math.min(last, this.#row + 1), this.#column);
    else if (key === 'ArrowUp') this.#go(event, Math.max(0, this.#row - 1), this.#column);
    else if (key === 'ArrowRight') this.#go(event, this.#row, columns[place + 1] ?? this.#column);
    else if (key === 'ArrowLeft') this.#go(event, this.#row, columns[place - 1] ?? this.#column);
    else if (key === 'Home') this.#go(event, withControl ? 0 : this.#row, 'use');
    else if (key === 'End') this.#go(event, withControl ? last : this.#row, 'remove');
    else if (key === 'Delete') {
      const one = this.#found()[this.#row];
      if (one) this.#events.removeFromAll(one.tag);
    }
  };

  #go(event: Event, row: number, column: Column): void {
    event.preventDefault();
    this.#row = row;
    this.#column = column;
    this.#focus();
    this.#page.redraw();
  }

  /** The focus came to a button, by whatever means: the Tab key comes back to it. */
  #stay(row: number, column: Column): void {
    if (row === this.#row && column === this.#column) return;
    this.#row = row;
    this.#column = column;
    this.#page.redraw();
  }

  #focus(): void {
    const grid = document.querySelector('.tag-counts [role="grid"]');
    const button = grid?.querySelector<HTMLElement>(
      `[data-row="${this.#row}"] [data-column="${this.#column}"]`,
    );
    if (!grid || !button) return;
    // Now, not when it is drawn: the Tab key may come next.
    for (const other of grid.querySelectorAll<HTMLElement>('[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }

  #tabindex(row: number, column: Column): 0 | -1 {
    return row === this.#row && column === this.#column ? 0 : -1;
  }

  #found(): readonly TagCount[] {
    const words = this.#filter.toLowerCase().replaceAll('_', ' ').trim();
    if (words === '') return this.#tags;
    return this.#tags.filter(({ tag }) => tag.toLowerCase().replaceAll('_', ' ').includes(words));
  }
}

/** Whether the focus is in the list. */
function isFocused(): boolean {
  return document.activeElement?.closest('.tag-counts [role="grid"]') != null;
}
