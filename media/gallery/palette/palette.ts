import { createRef, ref } from 'lit/directives/ref.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { TagInput } from '../caption/tag-input.ts';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Page } from '../page.ts';
import { type PaletteSlot, slot } from './slot.ts';
import type { TagHolders } from './tag-holders.ts';
import type { YesNo } from './yes-no.ts';

/** As many as there are keys. */
const SLOTS = 9;
/** Of more chosen pictures it isn't looked up which tags they have (count). */
const MOST_CHOSEN = 500;

/** What a palette needs from outside. */
export interface PaletteContext {
  readonly page: Page;
  readonly holders: TagHolders;
  readonly yesNo: YesNo;
  /** The tags by the keys from 1; an empty one where a key has none. */
  tags(): readonly string[];
  /** The pictures that are chosen. */
  chosen(): readonly string[];
  /** Toggles a tag on those. @param number of its key */
  toggle(number: number): void;
  /** The user goes back to the pictures. */
  onLeave(): void;
}

/** The tags of the keys 1 to 9, in a strip; and the one that is given out picture by picture. */
export class Palette {
  readonly #context: PaletteContext;
  readonly #strip = createRef<HTMLElement>();
  readonly #input: TagInput;
  /** The place whose tag is being written; `SLOTS` for the tag that is to be given out. */
  #written: number | undefined;
  /** Whether a click on a tag changes it. */
  #isChanging = false;
  /** Whether a click on a tag gives it out. */
  #isPicking = false;

  constructor(context: PaletteContext) {
    this.#context = context;
    this.#input = new TagInput('palette-suggestions', context.page, {
      take: (tag) => this.#take(tag),
      leave: (how) => how !== 'back' && this.#stopWriting(how === 'escape'),
    });
  }

  /** Asks for the tag of a key that has none. @param number of the key */
  fill(number: number): void {
    this.#write(number - 1);
  }

  template(): TemplateResult {
    const { page, yesNo } = this.#context;
    const { palette: strings } = page.strings;
    const slots = this.#slots();
    return html`<div
      class="palette"
      role="toolbar"
      aria-label=${strings.palette}
      ${ref(this.#strip)}
      @keydown=${this.#key}
    >
      ${slots.map((one) => (one.place === this.#written ? this.#field(one.place) : this.#slot(one)))}
      ${this.#written === SLOTS ? this.#input.template(strings.giveOut) : nothing}
      <span class="palette-tools">
        ${iconButton('edit', strings.change, () => this.#turn('changing'), this.#isChanging)}
        ${iconButton('checklist', strings.giveOut, () => this.#turn('picking'), this.#isPicking || yesNo.tag !== undefined)}
      </span>
    </div>
    ${yesNo.tag === undefined ? nothing : this.#givenOut(yesNo.tag)}`;
  }

  #field(place: number): TemplateResult {
    const { palette: strings } = this.#context.page.strings;
    return this.#input.template(filled(strings.choose, place + 1));
  }

  #slot(one: PaletteSlot): TemplateResult {
    return slot(one, {
      strings: this.#context.page.strings.palette,
      isChanging: this.#isChanging,
      onClick: () => this.#click(one),
      onChange: () => this.#write(one.place),
    });
  }

  /** Those with a tag and the first free one; all where they are being changed. */
  #slots(): readonly PaletteSlot[] {
    const tags = this.#context.tags();
    const all = Array.from({ length: SLOTS }, (_, place): PaletteSlot => {
      const tag = tags[place] ?? '';
      return { place, tag, isPressed: tag === '' ? undefined : this.#isPressed(tag) };
    });
    const free = all.find(({ tag }) => tag === '')?.place;
    return this.#isChanging
      ? all
      : all.filter(({ tag, place }) => tag !== '' || place === free || place === this.#written);
  }

  /** Whether all, some or none of the chosen pictures have a tag. */
  #isPressed(tag: string): boolean | 'mixed' | undefined {
    const chosen = this.#context.chosen();
    if (chosen.length === 0 || chosen.length > MOST_CHOSEN) return undefined;
    const having = chosen.map((image) => this.#context.holders.has(image, tag));
    if (having.includes(undefined)) return undefined;
    return having.every(Boolean) ? true : having.some(Boolean) ? 'mixed' : false;
  }

  #givenOut(tag: string): TemplateResult {
    const { page, yesNo } = this.#context;
    const { palette: strings } = page.strings;
    return html`<div class="given-out" role="status">
      <span>${filled(strings.clicking, tag)}</span>
      <button type="button" class="secondary" @click=${() => yesNo.end()}>${strings.end}</button>
    </div>`;
  }

  #click({ place, tag }: PaletteSlot): void {
    if (tag === '' || this.#isChanging) this.#write(place);
    else if (this.#isPicking) this.#giveOut(tag);
    else this.#context.toggle(place + 1);
  }

  #turn(what: 'changing' | 'picking'): void {
    const { yesNo } = this.#context;
    const isPicking = what === 'picking' && !this.#isPicking && yesNo.tag === undefined;
    this.#isChanging = what === 'changing' && !this.#isChanging;
    this.#isPicking = isPicking;
    yesNo.end();
    if (isPicking) this.#write(SLOTS);
    else this.#stopWriting(false);
  }

  #giveOut(tag: string): void {
    this.#isPicking = false;
    this.#written = undefined;
    this.#context.yesNo.start(tag);
    this.#context.onLeave();
  }

  #write(place: number): void {
    this.#written = place;
    this.#input.write(this.#context.tags()[place] ?? '');
    requestAnimationFrame(() => this.#input.focus());
  }

  #take(tag: string): void {
    const place = this.#written;
    if (place === undefined) return;
    if (place === SLOTS) {
      if (tag !== '') this.#giveOut(tag);
      return;
    }
    const { page, tags } = this.#context;
    const next = Array.from({ length: SLOTS }, (_, index) => (index === place ? tag : (tags()[index] ?? '')));
    while (next.at(-1) === '') next.pop();
    page.channel.send({ type: 'keepPalette', dataset: page.dataset, tags: next });
    this.#written = undefined;
    this.#focus(place);
  }

  /** @param isGivenUp with Escape: the focus goes back to where it was */
  #stopWriting(isGivenUp: boolean): void {
    const place = this.#written;
    this.#written = undefined;
    if (place === SLOTS && isGivenUp) this.#isPicking = false;
    if (isGivenUp && place !== undefined) this.#focus(place);
    this.#context.page.redraw();
  }

  #focus(place: number): void {
    this.#context.page.redraw();
    requestAnimationFrame(() => {
      const strip = this.#strip.value;
      const found = strip?.querySelector<HTMLElement>(`[data-slot="${place}"]`);
      (found ?? strip?.querySelector<HTMLElement>('.palette-tools button:last-child'))?.focus();
    });
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const { key } = event;
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) this.#step(event.target, step);
    else if (key === 'Escape') {
      if (this.#isChanging || this.#isPicking || this.#context.yesNo.tag !== undefined) this.#rest();
      else this.#context.onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #step(target: EventTarget | null, step: number): void {
    const buttons = [...(this.#strip.value?.querySelectorAll('button') ?? [])];
    const place = target instanceof HTMLButtonElement ? buttons.indexOf(target) : -1;
    if (place >= 0) buttons[place + step]?.focus();
  }

  #rest(): void {
    this.#isChanging = false;
    this.#isPicking = false;
    this.#context.yesNo.end();
  }
}
