import { live } from 'lit/directives/live.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Asked } from '../../../protocol/channel.ts';
import type { Suggestions } from '../../../protocol/gallery/caption.ts';
import type { Page } from '../page.ts';
import { Suggest } from '../suggest/suggest.ts';
import { pieceAt } from './form-fields.ts';
import { describedBy, fieldNotes, type Labelled } from './labelled.ts';

/** What a field for tags needs from outside. */
export interface TagFieldEvents {
  onInput(text: string): void;
  onFocus(): void;
}

/** A field in which one tag is written, or several with commas, with suggestions. */
export class TagField {
  readonly #id: string;
  readonly #suggest: Suggest;
  readonly #events: TagFieldEvents;

  /** @param id of the field's element, one a page; `isList`: whether several tags can be written */
  constructor(id: string, page: Page, isList: boolean, events: TagFieldEvents) {
    this.#id = id;
    this.#events = events;
    const complete = (text: string, offset: number) =>
      page.channel.request('complete', { dataset: page.dataset, kind: 'tag', image: null, text, offset });
    this.#suggest = new Suggest(`${id}-suggestions`, {
      ask: (text, offset) => (isList ? completePiece(text, offset, complete) : complete(text, offset)),
      redraw: () => {
        page.redraw();
        // There may be little room below the field.
        requestAnimationFrame(() => this.#list()?.scrollIntoView({ block: 'nearest' }));
      },
    });
  }

  /** Goes to the field; as soon as it is drawn, where it isn't yet. */
  focus(): void {
    const field = this.#field();
    if (field) field.focus();
    else requestAnimationFrame(() => this.#field()?.focus());
  }

  template(value: string, labelled: Labelled): TemplateResult {
    return html`<div class="labelled">
      <label for=${this.#id}>${labelled.label}</label>
      <div class="with-suggestions">
        <input
          type="text"
          id=${this.#id}
          role="combobox"
          spellcheck="false"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded=${this.#suggest.isOpen}
          aria-controls=${this.#suggest.isOpen ? this.#suggest.id : nothing}
          aria-activedescendant=${this.#suggest.active}
          aria-invalid=${labelled.problem !== undefined}
          aria-describedby=${describedBy(this.#id, labelled)}
          .value=${live(value)}
          @input=${this.#input}
          @keydown=${this.#key}
          @focus=${() => this.#events.onFocus()}
          @blur=${() => this.#suggest.close()}
        />
        ${this.#suggest.template(() => this.#field())}
      </div>
      ${fieldNotes(this.#id, labelled)}
    </div>`;
  }

  readonly #input = () => {
    const field = this.#field();
    if (!field) return;
    this.#suggest.typed(field);
    this.#events.onInput(field.value);
  };

  readonly #key = (event: KeyboardEvent) => {
    const field = this.#field();
    if (field) this.#suggest.key(event, field);
  };

  #list(): HTMLElement | null {
    return document.getElementById(this.#suggest.id);
  }

  #field(): HTMLInputElement | null {
    const found = document.getElementById(this.#id);
    return found instanceof HTMLInputElement ? found : null;
  }
}

/** Completes one of several tags: the answer's places are those of that one, moved to where it stands. */
function completePiece(
  text: string,
  offset: number,
  complete: (text: string, offset: number) => Asked<Suggestions>,
): Asked<Suggestions> {
  const { start, end } = pieceAt(text, offset);
  const asked = complete(text.slice(start, end), offset - start);
  const answer = asked.answer.then((found) => ({
    ...found,
    start: found.start + start,
    end: found.end + start,
  }));
  return { answer, cancel: () => asked.cancel() };
}
