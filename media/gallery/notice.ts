import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Listing } from '../../protocol/gallery/listing.ts';
import type { ShowEvent, ToHost } from '../../protocol/gallery/messages.ts';

/** What stands in the grid's place where there is nothing to show. @param listing undefined until it comes */
export function notice(
  { strings: { grid: strings }, state, hasFolder, dataset }: ShowEvent,
  listing: Listing | undefined,
  events: { send(event: ToHost): void; showAll(): void },
): TemplateResult | typeof nothing {
  if (dataset !== null) {
    if (!listing) return html`<p class="later">${strings.loading}</p>`;
    if (listing.total > 0) return nothing;
    if (listing.all === 0) return html`<p>${strings.noPictures}</p>`;
    return html`<p>${strings.noneFound}</p>
      <button type="button" class="secondary" @click=${() => events.showAll()}>${strings.showAll}</button>`;
  }
  if (state === 'indexing') return html`<p class="later">${strings.loading}</p>`;
  const first = hasFolder
    ? html`<p>${strings.welcome}</p>
        <button type="button" @click=${() => events.send({ type: 'setUpDataset' })}>${strings.setUp}</button>`
    : html`<p>${strings.noFolder}</p>
        <button type="button" @click=${() => events.send({ type: 'openFolder' })}>${strings.openFolder}</button>`;
  return html`${first}
    <button type="button" class="secondary" @click=${() => events.send({ type: 'openSample' })}>
      ${strings.sample}
    </button>`;
}
