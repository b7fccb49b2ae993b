import { html, type TemplateResult } from 'lit/html.js';
import { groupings, type ListingWish, sorts } from '../../../protocol/gallery/listing.ts';
import type { BarStrings } from '../../../protocol/gallery/strings.ts';
import { iconButton } from '../icon-button.ts';

/** By what pairs are sorted and grouped. */
export function orderChoice(
  strings: BarStrings,
  { sort, grouping, isDescending }: ListingWish,
  events: { wish(change: Partial<ListingWish>): void },
): TemplateResult {
  const direction = isDescending ? strings.descending : strings.ascending;
  return html`<div class="order">
    <label>
      ${strings.sort}
      <select @change=${(event: Event) => events.wish({ sort: oneOf(sorts, event) ?? sort })}>
        ${sorts.map((one) => html`<option value=${one} .selected=${one === sort}>${strings[`by-${one}`]}</option>`)}
      </select>
    </label>
    ${iconButton(isDescending ? 'arrow-down' : 'arrow-up', direction, () =>
      events.wish({ isDescending: !isDescending }),
    )}
    <label>
      ${strings.group}
      <select @change=${(event: Event) => events.wish({ grouping: oneOf(groupings, event) ?? grouping })}>
        ${groupings.map(
          (one) => html`<option value=${one} .selected=${one === grouping}>${strings[`in-${one}`]}</option>`,
        )}
      </select>
    </label>
  </div>`;
}

function oneOf<One extends string>(all: readonly One[], { target }: Event): One | undefined {
  return target instanceof HTMLSelectElement ? all.find((one) => one === target.value) : undefined;
}
