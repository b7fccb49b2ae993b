import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { isForField } from '../input/field-keys.ts';
import type { Page } from '../page.ts';
import { Suggest } from '../suggest/suggest.ts';

/** What a field for one tag tells. */
export interface TagInputEvents {
  /** The user has written a tag; empty where they wrote nothing. */
  take(tag: string): void;
  /** The user goes elsewhere: gives up with Escape, steps back from an empty field with Backspace, or points elsewhere. */
  leave(how: 'escape' | 'back' | 'blur'): void;
  /** The picture to whose caption it is added, if to one. */
  image?(): string | null;
}

/** A field for one tag, with completion. */
export class TagInput {
  readonly #page: Page;
  readonly #events: TagInputEvents;
  readonly #suggest: Suggest;
  readonly #field = createRef<HTMLInputElement>();
  #text = '';

  /** @param id of the list of suggestions; one a page */
  constructor(id: string, page: Page, events: TagInputEvents) {
    this.#page = page;
    this.#events = events;
    this.#suggest = new Suggest(id, {
      ask: (text, offset) =>
        page.channel.request('complete', {
          dataset: page.dataset,
          kind: 'tag',
          image: events.image?.() ?? null,
          text,
          offset,
        }),
      redraw: () => page.redraw(),
    });
  }

  get text(): string {
    return this.#text.trim();
  }

  write(text: string): void {
    this.#text = text;
    this.#suggest.close();
    this.#page.redraw();
  }

  focus(): void {
    this.#field.value?.focus();
    this.#field.value?.select();
  }

  /** @param placeholder what stands in it while it is empty; its name where left out */
  template(name: string, placeholder = name): TemplateResult {
    return html`<div class="tag-input">
      <input
        ${ref(this.#field)}
        type="text"
        role="combobox"
        spellcheck="false"
        autocomplete="off"
        aria-label=${name}
        aria-autocomplete="list"
        aria-expanded=${this.#suggest.isOpen}
        aria-controls=${this.#suggest.isOpen ? this.#suggest.id : nothing}
        aria-activedescendant=${this.#suggest.active}
        placeholder=${placeholder}
        .value=${live(this.#text)}
        @input=${this.#input}
        @keydown=${this.#key}
        @blur=${this.#blur}
      />
      ${this.#suggest.template(() => this.#field.value ?? null)}
    </div>`;
  }

  readonly #input = () => {
    const field = this.#field.value;
    if (!field) return;
    this.#text = field.value;
    this.#suggest.typed(field);
    this.#page.redraw();
  };

  readonly #blur = () => {
    this.#suggest.close();
    this.#events.leave('blur');
  };

  readonly #key = (event: KeyboardEvent) => {
    const field = this.#field.value;
    if (!field || this.#suggest.key(event, field)) return;
    const { key } = event;
    if (key === 'Enter') this.#events.take(this.text);
    else if (key === 'Escape') this.#events.leave('escape');
    else if (key === 'Backspace' && this.#text === '') this.#events.leave('back');
    else {
      // What one writes is no shortcut of the page's.
      if (isForField(event)) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
