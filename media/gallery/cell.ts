import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { GalleryStrings, Pair, ShownThumbnail } from '../../protocol/gallery.ts';
import { badges, labelOf } from './badges.ts';

/** One place of the grid. */
export interface Cell {
  readonly index: number;
  /** Counted from 1. */
  readonly column: number;
  /** Undefined until it comes. */
  readonly pair: Pair | undefined;
  readonly thumbnail: ShownThumbnail | undefined;
  readonly isCurrent: boolean;
  /** Whether Tab leads to it. */
  readonly isTabStop: boolean;
  readonly strings: GalleryStrings;
  /** The picture that was to be shown can't be. */
  readonly onBroken: (pair: Pair) => void;
}

export function cell(shown: Cell): TemplateResult {
  const { index, column, pair, isCurrent, isTabStop, strings } = shown;
  return html`<div
    class="cell"
    role="gridcell"
    data-index=${index}
    aria-colindex=${column}
    aria-selected=${isCurrent}
    aria-label=${pair ? labelOf(pair, strings) : strings.loading}
    tabindex=${isTabStop ? 0 : -1}
  >
    ${keyed(pair?.image, picture(shown))}
    ${
      pair &&
      html`<div class="line">
          <span class="name" title=${pair.folder ? `${pair.folder}/${pair.name}` : pair.name}>${pair.name}</span>
          ${badges(pair)}
        </div>
        ${caption(pair, strings)}`
    }
  </div>`;
}

function picture({ pair, thumbnail, onBroken }: Cell): TemplateResult {
  if (!pair || !thumbnail) return html`<div class="picture"></div>`;
  if ('reason' in thumbnail) {
    return html`<div class="picture broken">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 3h12v10H2zm0 8 3.5-3.5 2 2L10 7l4 4M3 15 14 1" />
      </svg>
      <span>${thumbnail.reason}</span>
    </div>`;
  }
  return html`<div class="picture">
    <img src=${thumbnail.src} alt="" decoding="async" draggable="false" @error=${() => onBroken(pair)} />
  </div>`;
}

function caption({ caption: text }: Pair, strings: GalleryStrings): TemplateResult {
  const isThere = text !== null && text.trim() !== '';
  const shown = isThere ? text.trim() : strings.noCaption;
  return html`<div class="caption ${isThere ? '' : 'missing'}" title=${isThere ? text : nothing}>${shown}</div>`;
}
