import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ShowEvent } from '../../../protocol/gallery/messages.ts';

/** The choice of the dataset, where there are several. */
export function datasetChoice(
  { strings, datasets, dataset }: ShowEvent,
  choose: (id: string) => void,
): TemplateResult | typeof nothing {
  if (datasets.length < 2) return nothing;
  return html`<select
    class="dataset"
    aria-label=${strings.grid.dataset}
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && choose(event.target.value)}
  >
    ${datasets.map(({ id, name }) => html`<option value=${id} .selected=${id === dataset}>${name}</option>`)}
  </select>`;
}
