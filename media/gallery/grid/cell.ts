import { keyed } from 'lit/directives/keyed.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownThumbnail } from '../../../protocol/gallery/picture.ts';
import type { GridStrings } from '../../../protocol/gallery/strings.ts';
import type { CellMark } from '../palette/yes-no.ts';
import { badges, labelOf } from './badges.ts';
import { bucketOverlay } from './bucket-overlay.ts';
import { facts } from './facts.ts';

/** One place of the grid. */
export interface Cell {
  readonly index: number;
  /** Counted from 1. */
  readonly column: number;
  /** Undefined until it comes. */
  readonly pair: Pair | undefined;
  readonly thumbnail: ShownThumbnail | undefined;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Whether Tab leads to it. */
  readonly isTabStop: boolean;
  /** Whether what the bucket cuts away is drawn over the picture. */
  readonly showsCrop: boolean;
  /** Whether it has the tag that is being given out. */
  readonly mark: CellMark | undefined;
  readonly strings: GridStrings;
  /** The picture that was to be shown can't be. */
  readonly onBroken: (pair: Pair) => void;
}

export function cell(shown: Cell): TemplateResult {
  const { index, column, pair, isCurrent, isSelected, isTabStop, mark, strings } = shown;
  return html`<div
    class="cell${isCurrent ? ' current' : ''}"
    role="gridcell"
    data-index=${index}
    aria-colindex=${column}
    aria-selected=${isSelected}
    aria-label=${pair ? [labelOf(pair, strings), mark?.label].filter(Boolean).join('. ') : strings.loading}
    data-vscode-context=${pair ? '{"webviewSection":"pair","preventDefaultContextMenuItems":true}' : nothing}
    tabindex=${isTabStop ? 0 : -1}
  >
    ${keyed(pair?.image, picture(shown))}
    ${
      mark
        ? html`<span
            class="mark codicon ${mark.isYes ? 'yes codicon-check' : 'no codicon-close'}"
            title=${mark.label}
          ></span>`
        : nothing
    }
    ${
      pair &&
      html`<div class="words">
        <div class="line">
          <span class="name" title=${pair.folder ? `${pair.folder}/${pair.name}` : pair.name}>${pair.name}</span>
          ${pair.isReviewed ? html`<span class="reviewed codicon codicon-check" title=${strings.reviewed}></span>` : nothing}
          ${badges(pair)}
        </div>
        ${facts(pair, strings)} ${caption(pair, strings)}
      </div>`
    }
  </div>`;
}

function picture({ pair, thumbnail, showsCrop, onBroken }: Cell): TemplateResult {
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
    <img crossorigin="anonymous" src=${thumbnail.src} alt="" decoding="async" draggable="false" @error=${() => onBroken(pair)} />
    ${showsCrop ? bucketOverlay(pair) : nothing}
  </div>`;
}

function caption({ caption: text }: Pair, strings: GridStrings): TemplateResult {
  const isThere = text !== null && text.trim() !== '';
  const shown = isThere ? text.trim() : strings.noCaption;
  return html`<div class="caption ${isThere ? '' : 'missing'}" title=${isThere ? text : nothing}>${shown}</div>`;
}
