import { html, nothing, type TemplateResult } from 'lit';
import type { ShowEvent, ToHost } from '../../protocol/gallery.ts';

/** What stands in the grid's place where there is nothing to show. */
export function notice(
  show: ShowEvent,
  total: number,
  send: (event: ToHost) => void,
): TemplateResult | typeof nothing {
  const { strings, state, dataset } = show;
  if (dataset !== null) return total > 0 ? nothing : html`<p>${strings.noPictures}</p>`;
  if (state === 'indexing') return html`<p class="later">${strings.loading}</p>`;
  return html`<p>${strings.welcome}</p>
    <button type="button" @click=${() => send({ type: 'setUpDataset' })}>${strings.setUp}</button>
    <button type="button" class="secondary" @click=${() => send({ type: 'openSample' })}>
      ${strings.sample}
    </button>`;
}

/** The choice of the dataset, where there is one. */
export function bar({ strings, datasets, dataset }: ShowEvent, choose: (id: string) => void) {
  if (datasets.length < 2) return nothing;
  return html`<select
    aria-label=${strings.dataset}
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && choose(event.target.value)}
  >
    ${datasets.map(({ id, name }) => html`<option value=${id} .selected=${id === dataset}>${name}</option>`)}
  </select>`;
}
