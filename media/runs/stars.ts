import { html, type TemplateResult } from 'lit/html.js';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';
import { fill } from '../shared/fill.ts';

const COUNTS = [1, 2, 3, 4, 5];

/** Five stars to rate with, one stop of the Tab key; the one that is set takes the rating back. @param name of what is rated */
export function starsOf(
  strings: RunsPageStrings,
  name: string,
  stars: number | null,
  rate: (stars: number | null) => void,
): TemplateResult {
  return html`<span
    class="stars"
    role="group"
    aria-label=${fill(strings.ratingOf, name)}
    @keydown=${moveBetween}
  >
    ${COUNTS.map((count) => {
      const label = fill(strings.stars, count);
      const isSet = stars !== null && count <= stars;
      return html`<button
        type="button"
        class="icon codicon ${isSet ? 'codicon-star-full' : 'codicon-star-empty'}"
        title=${label}
        aria-label=${label}
        tabindex=${count === (stars ?? 1) ? 0 : -1}
        aria-pressed=${stars === count ? 'true' : 'false'}
        @click=${() => rate(stars === count ? null : count)}
      ></button>`;
    })}
  </span>`;
}

/** Arrow keys lead from star to star. */
function moveBetween(event: KeyboardEvent): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const star = event.target as HTMLElement;
  const next = by === -1 ? star.previousElementSibling : by === 1 ? star.nextElementSibling : null;
  if (by !== undefined) event.preventDefault();
  if (next instanceof HTMLElement) next.focus();
}
