import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Asked } from '../../../protocol/channel.ts';
import type { Suggestion, Suggestions } from '../../../protocol/gallery/caption.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What suggestions need from outside. */
export interface SuggestSource {
  ask(text: string, offset: number): Asked<Suggestions>;
  redraw(): void;
}

/** How long one may pause between letters before suggestions are asked for (ms). */
const PAUSE = 40;

/**
 * Suggestions below a field, as in any editor: they come while one types, arrows choose, Enter or Tab takes, Escape sends
 * them away. Its field has `role="combobox"` and spreads what `attributes` says.
 */
export class Suggest {
  readonly #id: string;
  readonly #source: SuggestSource;
  readonly #takesFirst: boolean;
  #shown: Suggestions | undefined;
  /** What stood in the field when those were asked for. */
  #of = '';
  #chosen = -1;
  #asked: Asked<Suggestions> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param id of the list's element; one a page
   * @param takesFirst whether Enter takes the first one, as in an editor; not where it takes what is written
   */
  constructor(id: string, source: SuggestSource, takesFirst = false) {
    this.#id = id;
    this.#source = source;
    this.#takesFirst = takesFirst;
  }

  get isOpen(): boolean {
    return this.#shown !== undefined && this.#shown.items.length > 0;
  }

  get id(): string {
    return this.#id;
  }

  /** The element of the chosen one, for `aria-activedescendant`; nothing where none is. */
  get active(): string | typeof nothing {
    return this.isOpen && this.#chosen >= 0 ? `${this.#id}-${this.#chosen}` : nothing;
  }

  /** Text was typed in the field: what is chosen next is chosen of what is shown until the answer comes. */
  typed(field: Field): void {
    this.#chosen = -1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(field), PAUSE);
  }

  /** Shows what may be taken without asking. @param isChosen whether the first is chosen, so that Enter takes it */
  show(suggestions: Suggestions, isChosen: boolean): void {
    this.close();
    this.#shown = suggestions;
    this.#of = '';
    this.#chosen = isChosen ? 0 : -1;
    this.#source.redraw();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked?.cancel();
    this.#asked = undefined;
    if (!this.#shown) return;
    this.#shown = undefined;
    this.#source.redraw();
  }

  /** Takes a key of the field. @returns whether it was meant for the suggestions */
  key(event: KeyboardEvent, field: Field): boolean {
    if (event.key === ' ' && event.ctrlKey) {
      void this.#look(field);
      return this.#taken(event);
    }
    if (!this.isOpen || !this.#shown || event.ctrlKey || event.altKey || event.metaKey) return false;
    const { items } = this.#shown;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      this.#chosen =
        (this.#chosen + step + items.length + (this.#chosen < 0 && step < 0 ? 1 : 0)) % items.length;
      this.#source.redraw();
      requestAnimationFrame(() =>
        document.getElementById(String(this.active))?.scrollIntoView({ block: 'nearest' }),
      );
      return this.#taken(event);
    }
    const chosen = items[this.#chosen] ?? (event.key === 'Tab' ? items[0] : undefined);
    if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && chosen) {
      this.#take(chosen, field);
      return this.#taken(event);
    }
    if (event.key === 'Escape') {
      this.close();
      return this.#taken(event);
    }
    return false;
  }

  template(field: () => Field | null): TemplateResult | typeof nothing {
    if (!this.isOpen || !this.#shown) return nothing;
    const name = field()?.getAttribute('aria-label') ?? nothing;
    return html`<ul class="suggestions popup" id=${this.#id} role="listbox" aria-label=${name}>
      ${this.#shown.items.map(
        (item, place) => html`<li
          id="${this.#id}-${place}"
          role="option"
          aria-selected=${place === this.#chosen}
          @mousedown=${(event: Event) => {
            // The field keeps the focus.
            event.preventDefault();
            const target = field();
            if (target) this.#take(item, target);
          }}
        >
          <span class="label">${item.label}</span><span class="detail">${item.detail}</span>
        </li>`,
      )}
    </ul>`;
  }

  async #look(field: Field): Promise<void> {
    this.#asked?.cancel();
    const { value, selectionStart } = field;
    const asked = this.#source.ask(value, selectionStart ?? value.length);
    this.#asked = asked;
    try {
      const shown = await asked.answer;
      if (this.#asked !== asked || field.value !== value) return;
      const chosen = this.#shown?.items[this.#chosen]?.label;
      this.#shown = shown;
      this.#of = value;
      const place = shown.items.findIndex(({ label }) => label === chosen);
      this.#chosen = this.#takesFirst ? Math.max(0, place) : place;
      this.#source.redraw();
      // In a pane they may stand below what is seen of it.
      requestAnimationFrame(() => document.getElementById(this.#id)?.scrollIntoView({ block: 'nearest' }));
    } catch {
      // Given up: there is a newer question, or nobody waits.
    }
  }

  #take({ newText }: Suggestion, field: Field): void {
    if (!this.#shown) return;
    const { start, end } = this.#shown;
    // Who types fast takes one before the next answer: what was typed since is a part of what it completes.
    const since = field.value.length - this.#of.length;
    this.close();
    field.focus();
    field.setSelectionRange(start, Math.max(start, end + since));
    // The one way that the field's own undo knows of; it tells of the input, too.
    document.execCommand('insertText', false, newText);
    // What ends with a colon wants its value next.
    if (!newText.endsWith(':')) this.close();
  }

  #taken(event: Event): true {
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
