import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ShowEvent } from '../../../protocol/gallery/messages.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';

type SavedQuery = ShowEvent['savedQueries'][number];

/** What saved queries need from outside. */
export interface SavedQueriesEvents {
  saved(): readonly SavedQuery[];
  /** What stands in the line. */
  query(): string;
  onQuery(query: string): void;
}

/** A button that opens a menu of the queries that the user keeps, in which they are kept and forgotten, too. */
export class SavedQueries {
  readonly #page: Page;
  readonly #events: SavedQueriesEvents;
  #isOpen = false;

  constructor(page: Page, events: SavedQueriesEvents) {
    this.#page = page;
    this.#events = events;
  }

  template(): TemplateResult {
    const { query: strings } = this.#page.strings;
    return html`<div class="saved" @focusout=${this.#left}>
      <button
        type="button"
        class="icon"
        title=${strings.saved}
        aria-label=${strings.saved}
        aria-haspopup="menu"
        aria-expanded=${this.#isOpen}
        @click=${() => (this.#isOpen ? this.#close() : this.#open())}
        @keydown=${(event: KeyboardEvent) => this.#buttonKey(event)}
      >
        <span class="codicon codicon-bookmark" aria-hidden="true"></span>
      </button>
      ${this.#isOpen ? this.#menu() : nothing}
    </div>`;
  }

  #menu(): TemplateResult {
    const { query: strings } = this.#page.strings;
    const saved = this.#events.saved();
    const isEmpty = this.#events.query().trim() === '';
    return html`<div class="menu popup" role="menu" aria-label=${strings.saved} @keydown=${this.#key}>
      <div class="entry" role="none">
        <button
          type="button"
          role="menuitem"
          tabindex="-1"
          aria-disabled=${isEmpty}
          @click=${() => !isEmpty && this.#keep()}
        >
          <span class="label">${strings.keep}</span>
        </button>
      </div>
      ${saved.map((one) => this.#entry(one))}
      ${saved.length === 0 ? html`<p role="none">${strings.noneSaved}</p>` : nothing}
    </div>`;
  }

  #entry({ name, query }: SavedQuery): TemplateResult {
    const forget = filled(this.#page.strings.query.forget, name);
    return html`<div class="entry" role="none" data-name=${name}>
      <button type="button" role="menuitem" tabindex="-1" title=${query} @click=${() => this.#use(query)}>
        <span class="label">${name}</span>${name === query ? nothing : html`<span class="detail">${query}</span>`}
      </button>
      <button
        type="button"
        class="icon"
        role="menuitem"
        tabindex="-1"
        title=${forget}
        aria-label=${forget}
        @click=${(event: Event) => this.#forget(name, event.currentTarget)}
      >
        <span class="codicon codicon-trash" aria-hidden="true"></span>
      </button>
    </div>`;
  }

  #use(query: string): void {
    this.#close();
    this.#events.onQuery(query);
  }

  #keep(): void {
    this.#close();
    this.#page.channel.send({ type: 'saveQuery', query: this.#events.query().trim() });
  }

  #forget(name: string, target: EventTarget | null): void {
    // The entry goes: its neighbour gets the focus.
    if (target instanceof Element) focusIn(target.closest('.entry')?.previousElementSibling);
    this.#page.channel.send({ type: 'forgetQuery', name });
  }

  #open(): void {
    this.#isOpen = true;
    this.#page.redraw();
    requestAnimationFrame(() => focusIn(document.querySelector('.saved .entry')));
  }

  #close(): void {
    const hadFocus = document.querySelector('.saved .menu')?.contains(document.activeElement);
    this.#isOpen = false;
    if (hadFocus) document.querySelector<HTMLElement>('.saved > button')?.focus();
    this.#page.redraw();
  }

  #buttonKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && !(event.key === 'Escape' && this.#isOpen)) return;
    event.preventDefault();
    event.key === 'ArrowDown' ? this.#open() : this.#close();
  }

  readonly #left = (event: FocusEvent) => {
    const { currentTarget, relatedTarget } = event;
    if (!this.#isOpen || !(currentTarget instanceof Node)) return;
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    this.#isOpen = false;
    this.#page.redraw();
  };

  readonly #key = (event: KeyboardEvent) => {
    const { key, target } = event;
    const entry = target instanceof Element ? target.closest<HTMLElement>('.entry') : null;
    if (!entry?.parentElement) return;
    const entries = [...entry.parentElement.querySelectorAll('.entry')];
    const at = entries.indexOf(entry);
    const name = entry.dataset['name'];
    if (key === 'ArrowDown') focusIn(entries[(at + 1) % entries.length]);
    else if (key === 'ArrowUp') focusIn(entries.at(at - 1));
    else if (key === 'Home') focusIn(entries[0]);
    else if (key === 'End') focusIn(entries.at(-1));
    else if (key === 'ArrowRight') focusIn(entry, 'last');
    else if (key === 'ArrowLeft') focusIn(entry);
    else if (key === 'Delete' && name !== undefined) this.#forget(name, target);
    else if (key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function focusIn(entry: Element | null | undefined, which: 'first' | 'last' = 'first'): void {
  const buttons = entry?.querySelectorAll<HTMLElement>('button') ?? [];
  buttons[which === 'first' ? 0 : buttons.length - 1]?.focus();
}
