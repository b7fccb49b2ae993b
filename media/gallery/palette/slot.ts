import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GalleryStrings } from '../../../protocol/gallery/strings.ts';
import { filled } from '../filled.ts';

/** A key of the palette. */
export interface PaletteSlot {
  /** Counted from 0. */
  readonly place: number;
  /** Empty where it has none. */
  readonly tag: string;
  /** Whether all, some or none of the chosen pictures have it; undefined where that isn't known. */
  readonly isPressed: boolean | 'mixed' | undefined;
}

/** How a key of the palette is drawn, and who hears what is done to it. */
export interface SlotContext {
  readonly strings: GalleryStrings['palette'];
  readonly isChanging: boolean;
  onClick(): void;
  onChange(): void;
}

export function slot({ place, tag, isPressed }: PaletteSlot, context: SlotContext): TemplateResult {
  const { strings, isChanging } = context;
  const key = String(place + 1);
  const free = filled(strings.free, key);
  const changes = isChanging && tag !== '' ? filled(strings.choose, key) : undefined;
  return html`<button
    type="button"
    class="slot"
    data-slot=${place}
    title=${tag === '' ? free : (changes ?? filled(strings.toggle, tag, key))}
    aria-label=${tag === '' ? free : nothing}
    aria-keyshortcuts=${tag === '' ? nothing : key}
    aria-pressed=${isChanging || isPressed === undefined ? nothing : String(isPressed)}
    @click=${context.onClick}
    @contextmenu=${(event: Event) => {
      event.preventDefault();
      context.onChange();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      event.stopPropagation();
      context.onChange();
    }}
  >
    <span class="number">${key}</span>
    ${tag === '' ? html`<span class="codicon codicon-add" aria-hidden="true"></span>` : html`<span class="word">${tag}</span>`}
    ${changes ? html`<span class="codicon codicon-edit" aria-hidden="true"></span>` : nothing}
  </button>`;
}
