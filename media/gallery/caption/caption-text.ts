import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { Page } from '../page.ts';
import { Suggest } from '../suggest/suggest.ts';
import { followed, type Mark, piecesOf } from './marks.ts';
import type { Written } from './written.ts';

/** What the caption's text needs from outside. */
export interface CaptionTextEvents {
  /** The user goes back to the pictures. */
  onLeave(): void;
  /** The user goes on to a neighbour. */
  onStep(step: 1 | -1): void;
}

/** A place of a text. */
interface Place {
  readonly start: number;
  readonly end: number;
}

type CaptionEdit = CaptionParts['findings'][number]['fixes'][number]['edits'][number];

/** The caption as text: with completion, and with what is found in it at its places. */
export class CaptionText {
  readonly #page: Page;
  readonly #written: Written;
  readonly #events: CaptionTextEvents;
  readonly #suggest: Suggest;
  readonly #id: string;
  readonly #field = createRef<HTMLTextAreaElement>();

  /** @param id begins the ids of its elements */
  constructor(id: string, page: Page, written: Written, events: CaptionTextEvents) {
    this.#id = id;
    this.#page = page;
    this.#written = written;
    this.#events = events;
    this.#suggest = new Suggest(
      `${id}-suggestions`,
      {
        ask: (text, offset) =>
          page.channel.request('complete', {
            dataset: page.dataset,
            kind: 'caption',
            image: written.pair?.image ?? null,
            text,
            offset,
          }),
        redraw: () => page.redraw(),
      },
      true,
    );
  }

  /** Begins to write. */
  focus(): void {
    this.#field.value?.focus();
  }

  /** Shows a place, chosen. */
  select({ start, end }: Place): void {
    this.focus();
    this.#field.value?.setSelectionRange(start, end);
  }

  /** Changes places of the text as one who writes does, so that the field's own undo knows of it, and saves that. */
  apply(edits: readonly CaptionEdit[]): void {
    const field = this.#field.value;
    // What is written since is not what was looked at.
    if (!field || !this.#written.isReady || this.#written.parts?.text !== field.value) return;
    field.focus();
    for (const { start, end, newText } of [...edits].reverse()) {
      field.setSelectionRange(start, end);
      if (newText !== '') document.execCommand('insertText', false, newText);
      else if (end > start) document.execCommand('delete');
    }
    this.#suggest.close();
    void this.#written.save();
  }

  /** @param chosen the place of a tag that is chosen elsewhere */
  template(chosen: Place | undefined): TemplateResult {
    const { caption: strings } = this.#page.strings;
    const { text, parts } = this.#written;
    return html`<div class="caption-text">
      <div class="field">
        <textarea
          ${ref(this.#field)}
          aria-label=${strings.text}
          aria-autocomplete="list"
          aria-controls=${this.#suggest.isOpen ? this.#suggest.id : nothing}
          aria-activedescendant=${this.#suggest.active}
          aria-describedby="${this.#id}-tokens"
          aria-keyshortcuts="Control+Enter"
          spellcheck="false"
          autocomplete="off"
          rows="1"
          .value=${live(text)}
          ?readonly=${!this.#written.isReady}
          @input=${this.#input}
          @keydown=${this.#key}
          @blur=${this.#blur}
        ></textarea>
        <div class="over" aria-hidden="true">${piecesOf(text, this.#marks(text, parts, chosen)).map(
          ({ text: piece, looks }) =>
            looks.length === 0 ? piece : html`<span class=${looks.join(' ')}>${piece}</span>`,
        )}${'\n'}</div>
      </div>
      ${this.#suggest.template(() => this.#field.value ?? null)}
    </div>`;
  }

  #marks(text: string, parts: CaptionParts | undefined, chosen: Place | undefined): readonly Mark[] {
    if (!parts) return [];
    const marks = [
      ...parts.findings.map(({ start, end, severity }) => ({ start, end, look: severity })),
      ...parts.lost.map(({ start, end }) => ({ start, end, look: 'lost' })),
      ...(chosen ? [{ ...chosen, look: 'chosen' }] : []),
    ];
    return followed(marks, parts.text, text);
  }

  readonly #input = () => {
    const field = this.#field.value;
    if (!field) return;
    this.#written.write(field.value);
    this.#suggest.typed(field);
  };

  readonly #blur = () => {
    this.#suggest.close();
    void this.#written.save();
  };

  readonly #key = (event: KeyboardEvent) => {
    const field = this.#field.value;
    if (!field || this.#suggest.key(event, field)) return;
    if (!this.#does(event, field)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #does({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, field: HTMLTextAreaElement): boolean {
    const isControl = ctrlKey || metaKey;
    if (isControl && (key === 'Enter' || key === 's')) void this.#written.save();
    else if (altKey && key === 'ArrowDown') this.#events.onStep(1);
    else if (altKey && key === 'ArrowUp') this.#events.onStep(-1);
    else if (key !== 'Escape') return false;
    else if (this.#written.isDirty) this.#giveUp(field);
    else this.#events.onLeave();
    return true;
  }

  /** The text as it was; the field's own undo brings back what was written. */
  #giveUp(field: HTMLTextAreaElement): void {
    field.select();
    const text = this.#written.given;
    if (text === '') document.execCommand('delete');
    else document.execCommand('insertText', false, text);
    this.#suggest.close();
  }
}
