import { html, type TemplateResult } from 'lit/html.js';
import type { LoraFileStrings, PageFile } from '../../protocol/lora-file-page.ts';
import { section, table } from './pieces.ts';

/** Letters of a value that are shown before one asks for all. */
const SHOWN = 400;

let typed = '';

/** All metadata, and a field to find some of them. */
export function metadataSection(
  strings: LoraFileStrings,
  metadata: PageFile['metadata'],
  repaint: () => void,
): TemplateResult {
  const wanted = typed.toLowerCase();
  const found = metadata.filter(
    ({ key, value }) => key.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
  );
  return section(
    strings.metadata,
    html`<input
        type="text"
        placeholder=${strings.filter}
        aria-label=${strings.filter}
        spellcheck="false"
        .value=${typed}
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) typed = target.value;
          repaint();
        }}
      />
      ${
        found.length === 0
          ? html`<p>${strings.nothingFound}</p>`
          : table(
              [strings.key, strings.value],
              found.map(({ key, value }) => [key, shownValue(value)]),
            )
      }`,
  );
}

function shownValue(value: string): string | TemplateResult {
  if (value.length <= SHOWN) return value;
  return html`<details>
    <summary>${value.slice(0, SHOWN)}…</summary>
    ${value}
  </details>`;
}
