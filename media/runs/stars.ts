import { html, type TemplateResult } from 'lit/html.js';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';
import { fill } from '../shared/fill.ts';

/** Five stars to rate with; the one that is set takes the rating back. @param name of what is rated */
export function starsOf(
  strings: RunsPageStrings,
  name: string,
  stars: number | null,
  rate: (stars: number | null) => void,
): TemplateResult {
  return html`<span class="stars" role="group" aria-label=${fill(strings.ratingOf, name)}>
    ${[1, 2, 3, 4, 5].map((count) => {
      const label = fill(strings.stars, count);
      const isSet = stars !== null && count <= stars;
      return html`<button
        type="button"
        class="icon codicon ${isSet ? 'codicon-star-full' : 'codicon-star-empty'}"
        title=${label}
        aria-label=${label}
        aria-pressed=${stars === count ? 'true' : 'false'}
        @click=${() => rate(stars === count ? null : count)}
      ></button>`;
    })}
  </span>`;
}
