import { html, nothing, type TemplateResult } from 'lit';
import type { ShowEvent, ToHost } from '../../protocol/gallery.ts';

/** What stands in the grid's place where there is nothing to show. */
export function notice(
  show: ShowEvent,
  total: number,
  send: (event: ToHost) => void,
): TemplateResult | typeof nothing {
  const { strings, state, dataset, filter } = show;
  const none = filter === null ? strings.noPictures : strings.noneLeft;
  if (dataset !== null) return total > 0 ? nothing : html`<p>${none}</p>`;
  if (state === 'indexing') return html`<p class="later">${strings.loading}</p>`;
  return html`<p>${strings.welcome}</p>
    <button type="button" @click=${() => send({ type: 'setUpDataset' })}>${strings.setUp}</button>
    <button type="button" class="secondary" @click=${() => send({ type: 'openSample' })}>
      ${strings.sample}
    </button>`;
}

/** The choice of the dataset, where there is one, and what its pairs are limited to. */
export function bar(show: ShowEvent, send: (event: ToHost) => void) {
  // No blanks between them: an empty bar takes no room.
  return html`${choice(show, (dataset) => send({ type: 'chooseDataset', dataset }))}${limit(show, () => send({ type: 'showAll' }))}`;
}

/** What the pairs are limited to, with the way back. */
function limit({ strings, filter }: ShowEvent, showAll: () => void) {
  if (filter === null) return nothing;
  return html`<p class="filter" role="status">
    <span>${filter}</span>
    <button type="button" class="secondary" @click=${showAll}>${strings.showAll}</button>
  </p>`;
}

function choice({ strings, datasets, dataset }: ShowEvent, choose: (id: string) => void) {
  if (datasets.length < 2) return nothing;
  return html`<select
    aria-label=${strings.dataset}
    @change=${(event: Event) => event.target instanceof HTMLSelectElement && choose(event.target.value)}
  >
    ${datasets.map(({ id, name }) => html`<option value=${id} .selected=${id === dataset}>${name}</option>`)}
  </select>`;
}
