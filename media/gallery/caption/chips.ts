import { createRef, ref } from 'lit/directives/ref.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';
import { type Chip, chip, chipsOf } from './chip.ts';
import { type Dragged, dragChip } from './chip-drag.ts';
import { chipBeyond } from './chip-places.ts';
import { addTag, changeTag, moveTag, removeTag } from './one-edits.ts';
import { TagInput } from './tag-input.ts';
import type { OneEdit, Written } from './written.ts';

/** The caption's tags as chips, which are moved, removed, changed and added one by one. */
export class Chips {
  readonly #page: Page;
  readonly #written: Written;
  readonly #list = createRef<HTMLElement>();
  readonly #adding: TagInput;
  readonly #changing: TagInput;
  /** The number of the chip that keys are meant for. */
  #current = 0;
  /** Whether that one has the focus. */
  #isFocused = false;
  /** The number of the one that is being changed. */
  #changed: number | undefined;
  #dragged: Dragged | undefined;

  /** @param id begins the ids of its elements */
  constructor(id: string, page: Page, written: Written) {
    this.#page = page;
    this.#written = written;
    this.#adding = new TagInput(`${id}-adding`, page, {
      take: (tag) => void this.#add(tag),
      leave: (how) => this.#leaveAdding(how),
      image: () => written.pair?.image ?? null,
    });
    this.#changing = new TagInput(`${id}-changing`, page, {
      take: (tag) => void this.#change(tag),
      leave: (how) => this.#leaveChanging(how),
    });
  }

  /** The place of the chip that has the focus. */
  get chosen(): { readonly start: number; readonly end: number } | undefined {
    return this.#isFocused ? this.#written.parts?.tags[this.#current] : undefined;
  }

  /** Forgets what was begun: another caption is shown. */
  reset(): void {
    this.#current = 0;
    this.#changed = undefined;
    this.#dragged = undefined;
    this.#adding.write('');
  }

  template(): TemplateResult | typeof nothing {
    const { parts, isReady } = this.#written;
    if (!parts || !isReady || parts.style === 'prose') return nothing;
    const { caption: strings } = this.#page.strings;
    const chips = chipsOf(parts);
    this.#current = Math.max(0, Math.min(this.#current, chips.length - 1));
    const changed = this.#changed === undefined ? undefined : chips[this.#changed];
    const behind = changed ? changed.place + 1 : chips.length;
    return html`<div class="chips" ${ref(this.#list)}>
      ${this.#listbox(changed ? chips.slice(0, changed.place) : chips, chips.length)}
      ${changed ? this.#changing.template(filled(strings.change, changed.text)) : nothing}
      ${this.#listbox(chips.slice(behind), chips.length)}
      ${this.#adding.template(strings.add)}
    </div>`;
  }

  #listbox(chips: readonly Chip[], count: number): TemplateResult | typeof nothing {
    if (chips.length === 0) return nothing;
    const { caption: strings } = this.#page.strings;
    return html`<div
      class="tags"
      role="listbox"
      aria-label=${strings.tags}
      aria-orientation="horizontal"
      aria-description=${strings.keys}
      @focusin=${this.#focusin}
      @focusout=${this.#focusout}
    >
      ${chips.map((one) =>
        chip(one, {
          strings,
          count,
          isCurrent: one.place === this.#current,
          isTabStop: one.place === this.#current,
          dragged: this.#dragged,
          onKey: (event) => this.#key(event, one),
          onPress: (event) => this.#press(event, one),
          onRemove: () => void this.#remove(one),
          onChange: () => this.#startChanging(one.place),
        }),
      )}
    </div>`;
  }

  get #count(): number {
    return this.#written.parts?.tags.length ?? 0;
  }

  readonly #focusin = ({ target }: Event) => {
    if (!(target instanceof HTMLElement)) return;
    this.#current = Number(target.dataset['place']);
    this.#isFocused = true;
    this.#page.redraw();
  };

  readonly #focusout = () => {
    this.#isFocused = false;
    this.#page.redraw();
  };

  #press(event: PointerEvent, { place }: Chip): void {
    const list = this.#list.value;
    if (!list) return;
    this.#current = place;
    dragChip(event, list, place, {
      onDrag: (dragged) => {
        this.#dragged = dragged;
        this.#page.redraw();
      },
      onDrop: (from, to) => void this.#move(from, to),
    });
    this.#page.redraw();
  }

  #key(event: KeyboardEvent, { place }: Chip): void {
    if (!this.#does(event, place)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #does({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, place: number): boolean {
    if (ctrlKey || metaKey || shiftKey) return false;
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : undefined;
    if (altKey) {
      if (step !== undefined) void this.#move(this.#current, this.#current + step);
      return step !== undefined;
    }
    const target = step === undefined ? this.#target(key, place) : place + step;
    // Behind the last chip stands the place for a new one.
    if (target === this.#count && target > place) this.#adding.focus();
    else if (target !== undefined) this.#focusNow(target);
    else if (key === 'Delete') void this.#removeAt(this.#current);
    else if (key === 'Backspace') void this.#removeAt(this.#current, -1);
    else if (key === 'F2' || key === 'Enter') this.#startChanging(place);
    else return false;
    return true;
  }

  /** Where a key leads that isn't one to the left or right. */
  #target(key: string, place: number): number | undefined {
    const list = this.#list.value;
    if (key === 'Home') return 0;
    if (key === 'End') return this.#count - 1;
    if (key === 'ArrowUp' && list) return chipBeyond(list, place, -1);
    if (key === 'ArrowDown' && list) return chipBeyond(list, place, 1);
    return undefined;
  }

  /** Gives a chip the focus when it is drawn; the place for a new one where there is none. */
  #focus(place: number): void {
    this.#current = place;
    this.#page.redraw();
    requestAnimationFrame(() => this.#focusNow(this.#current));
  }

  #focusNow(place: number): void {
    const near = Math.max(0, Math.min(place, this.#count - 1));
    const found = this.#list.value?.querySelector<HTMLElement>(`[data-place="${near}"]`);
    if (found) found.focus();
    else this.#adding.focus();
  }

  async #move(from: number, to: number): Promise<void> {
    if (to < 0 || to >= this.#count) return;
    // The next key is meant for the tag where it is then.
    this.#current = to;
    const isDone = await this.#written.edit((parts) => moveTag(parts, from, to));
    // Meanwhile another key may have led elsewhere.
    this.#focus(isDone || this.#current !== to ? this.#current : from);
  }

  /** Takes out what stands at a number then: keys are pressed faster than captions are saved. */
  async #removeAt(place: number, step: 0 | -1 = 0): Promise<void> {
    const next = Math.max(0, place + step);
    this.#current = next;
    await this.#written.edit((parts) => removeTag(parts, place));
    this.#focus(this.#current);
  }

  /** Takes out the one that was pointed at. */
  async #remove({ place, text }: Chip): Promise<void> {
    await this.#written.edit((parts) => removeTag(parts, place, text));
    this.#focus(place);
  }

  async #add(tag: string): Promise<void> {
    if (tag === '') return;
    const isDone = await this.#written.edit((parts) => addTag(parts, tag));
    if (isDone) this.#adding.write('');
    this.#adding.focus();
  }

  #startChanging(place: number): void {
    const tag = this.#written.parts?.tags[place];
    if (!tag) return;
    this.#current = place;
    this.#changed = place;
    this.#changing.write(this.#written.parts?.text.slice(tag.start, tag.end) ?? '');
    this.#page.redraw();
    requestAnimationFrame(() => this.#changing.focus());
  }

  async #change(tag: string): Promise<void> {
    const place = this.#changed;
    if (place === undefined) return;
    this.#changed = undefined;
    this.#page.redraw();
    const make = (parts: CaptionParts): OneEdit | undefined => changeTag(parts, place, tag);
    await this.#written.edit(make);
    this.#focus(place);
  }

  #leaveAdding(how: 'escape' | 'back' | 'blur'): void {
    if (how === 'blur') return;
    if (this.#adding.text !== '') this.#adding.write('');
    else this.#focus(this.#count - 1);
  }

  #leaveChanging(how: 'escape' | 'back' | 'blur'): void {
    const place = this.#changed;
    if (place === undefined || how === 'back') return;
    // What one has written is meant, unless one gives it up.
    if (how === 'blur') return void this.#change(this.#changing.text);
    this.#changed = undefined;
    this.#focus(place);
  }
}
