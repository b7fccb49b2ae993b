import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import * as z from 'zod/mini';
import {
  type FromLoraFilePage,
  type LoraFileAct,
  type ToLoraFilePage,
  toLoraFilePage,
} from '../../protocol/lora-file-page.ts';
import { fill } from '../shared/fill.ts';
import { openChannel } from '../shared/open-channel.ts';
import { metadataSection } from './metadata.ts';
import { section, table } from './pieces.ts';
import { tagsSections } from './tags.ts';
import { weightsSection } from './weights.ts';

// It would otherwise try whether it may make functions from texts, which the page's policy forbids and reports.
z.config({ jitless: true });

const main = document.querySelector('main');
let shown: ToLoraFilePage | undefined;
const { channel } = openChannel<FromLoraFilePage, ToLoraFilePage, Record<string, never>>(
  {},
  toLoraFilePage,
  (page) => {
    shown = page;
    paint();
  },
);
channel.send({ type: 'ready' });

/** Draws the page as it is now: what it was told, and what was opened or typed in it. */
function paint(): void {
  if (main && shown) render(pageOf(shown), main);
}

function pageOf(page: ToLoraFilePage): TemplateResult {
  const { strings, name, file, problem } = page;
  const status = problem ?? (file ? '' : strings.looking);
  return html`<h1>${name}${file ? html` <span class="size">${file.size}</span>` : nothing}</h1>
    ${file ? actions(page, file) : nothing}
    <p class=${problem === null ? 'status' : 'status problem'} role="status">${status}</p>
    ${file ? content(page, file) : nothing}`;
}

function actions(
  { strings, other }: ToLoraFilePage,
  file: NonNullable<ToLoraFilePage['file']>,
): TemplateResult {
  const acts: readonly (LoraFileAct | false)[] = [
    file.prompt !== null && 'copy-prompt',
    other ? 'stop-comparing' : 'compare',
    file.isOfRun && 'run',
    'edit',
  ];
  return html`<div class="actions" role="toolbar" aria-label=${strings.actions}>
    ${acts.map((act) => (act === false ? nothing : button(act, strings.acts[act])))}
  </div>`;
}

function button(act: LoraFileAct, label: string): TemplateResult {
  return html`<button type="button" class="secondary" @click=${() => channel.send({ type: 'act', act })}>
    ${label}
  </button>`;
}

function content(page: ToLoraFilePage, file: NonNullable<ToLoraFilePage['file']>): TemplateResult {
  const { strings, other } = page;
  return html`${
    file.faults.length === 0
      ? nothing
      : section(
          strings.faults,
          html`<ul class="faults">
            ${file.faults.map((fault) => html`<li>${fault}</li>`)}
          </ul>`,
        )
  }
    <dl>
      ${file.facts.map(
        ({ label, value }) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${
      other
        ? section(
            fill(strings.differences, other.name),
            other.changes.length === 0
              ? html`<p>${strings.noDifferences}</p>`
              : table(
                  [strings.key, page.name, other.name],
                  other.changes.map(({ name, before, after }) => [
                    name,
                    before ?? strings.nothing,
                    after ?? strings.nothing,
                  ]),
                ),
          )
        : nothing
    }
    ${
      file.folders.length === 0
        ? nothing
        : section(
            strings.folders,
            table(
              [strings.folder, strings.pictures, strings.repeats],
              file.folders.map(({ name, pictures, repeats }) => [name, pictures, repeats]),
            ),
          )
    }
    ${
      file.buckets.length === 0
        ? nothing
        : section(
            strings.buckets,
            table(
              [strings.bucket, strings.count],
              file.buckets.map(({ size, count }) => [size, count]),
            ),
          )
    }
    ${tagsSections(strings, file, paint)} ${file.isLora ? weightsSection(page, button) : nothing}
    ${metadataSection(strings, file.metadata, paint)}`;
}
