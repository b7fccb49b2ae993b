import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { LoraFileStrings, PageFile } from '../../protocol/lora-file-page.ts';
import { fill } from '../shared/fill.ts';
import { section, table } from './pieces.ts';

/** Tags that are shown of a folder before one asks for all. */
const SHOWN = 30;

/** The folders whose tags are all shown. */
const opened = new Set<string>();

/** The tags of each folder, with how often they are used now where there is a dataset to compare with. */
export function tagsSections(
  strings: LoraFileStrings,
  { tags, dataset }: PageFile,
  repaint: () => void,
): TemplateResult | typeof nothing {
  if (tags.length === 0) return nothing;
  return section(
    strings.tags,
    html`${dataset === null ? nothing : html`<p class="about">${fill(strings.since, dataset)}</p>`}
    ${tags.map((folder) => folderOf(strings, folder, dataset !== null, repaint))}`,
  );
}

function folderOf(
  strings: LoraFileStrings,
  { folder, state, tags }: PageFile['tags'][number],
  hasNow: boolean,
  repaint: () => void,
): TemplateResult {
  const all = opened.has(folder) || tags.length <= SHOWN;
  const changed = tags.filter(({ before, after }) => after !== null && before !== after).length;
  const note =
    state === 'gone'
      ? strings.gone
      : state === 'new'
        ? strings.newFolder
        : hasNow
          ? fill(strings.changed, changed)
          : '';
  const head = [strings.tag, strings.trained, ...(hasNow ? [strings.now] : [])];
  const rows = (all ? tags : tags.slice(0, SHOWN)).map(({ tag, before, after }) => [
    after === null || before === after ? tag : html`<strong>${tag}</strong>`,
    before,
    ...(hasNow ? [after ?? 0] : []),
  ]);
  return html`<h3>${folder}${note === '' ? nothing : html` <span class="note">${note}</span>`}</h3>
    ${table(head, rows)}
    ${
      all
        ? nothing
        : html`<button
            type="button"
            class="secondary"
            @click=${() => {
              opened.add(folder);
              repaint();
            }}
          >
            ${fill(strings.showAll, tags.length)}
          </button>`
    }`;
}
