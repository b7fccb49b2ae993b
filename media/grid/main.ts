import { html, render, type TemplateResult } from 'lit/html.js';
import * as z from 'zod/mini';
import { type FromGridPage, type PageGrid, type ToGridPage, toGridPage } from '../../protocol/grid-page.ts';
import { fill } from '../shared/fill.ts';
import { openChannel } from '../shared/open-channel.ts';
import { columnLabel, Lightbox } from './lightbox.ts';

// It would otherwise try whether it may make functions from texts, which the page's policy forbids and reports.
z.config({ jitless: true });

const main = document.querySelector('main');
let shown: ToGridPage | undefined;
/** The width of a picture (pixels). */
let size = 256;
const lightbox = new Lightbox(() => shown);
const { api, channel } = openChannel<FromGridPage, ToGridPage, Record<string, never>>(
  {},
  toGridPage,
  (page) => {
    shown = page;
    api.setState({ folder: page.folder });
    paint();
  },
);
channel.send({ type: 'ready' });

function paint(): void {
  if (!main || !shown) return;
  // The policy forbids styles in attributes, not those that a script sets.
  document.documentElement.style.setProperty('--picture', `${size}px`);
  render(pageOf(shown), main);
  lightbox.paint();
}

function pageOf({ strings, grid }: ToGridPage): TemplateResult {
  if (!grid) return html`<p role="status">${strings.nothing}</p>`;
  return html`<header>
      <div>
        <h1>${strings.title}</h1>
        <p class="about">${grid.about}</p>
        ${progressOf(strings, grid)}
      </div>
      <label>
        ${strings.size}
        <input
          type="range"
          min="96"
          max="768"
          step="32"
          .value=${String(size)}
          @input=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) size = target.valueAsNumber;
            paint();
          }}
        />
      </label>
    </header>
    <div class="scroller" tabindex="0" role="region" aria-label=${strings.title}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="corner">${strings.prompt}</th>
            ${grid.columns.map((column) => html`<th scope="col">${columnLabel(strings, column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${grid.rows.map((row, index) => rowOf(strings, grid, row, index))}
        </tbody>
      </table>
    </div>`;
}

/** How much is there, as long as something is missing, and the way to have it painted. */
function progressOf(strings: ToGridPage['strings'], { rows, isPainting }: PageGrid): TemplateResult | string {
  const cells = rows.flatMap((row) => row.cells);
  const there = cells.filter(({ kind }) => kind === 'picture').length;
  if (there === cells.length) return '';
  return html`<p class="progress">
    <span role="status">${fill(isPainting ? strings.painting : strings.some, there, cells.length)}</span>
    ${
      isPainting
        ? ''
        : html`<button type="button" @click=${() => channel.send({ type: 'goOn' })}>${strings.goOn}</button>`
    }
  </p>`;
}

function rowOf(
  strings: ToGridPage['strings'],
  { columns }: PageGrid,
  { prompt, negative, settings, cells }: PageGrid['rows'][number],
  row: number,
): TemplateResult {
  return html`<tr>
    <th scope="row">
      <div class="prompt">
        ${prompt}${negative === null ? '' : html`<span class="negative">− ${negative}</span>`}
        <span class="settings">${settings}</span>
      </div>
    </th>
    ${cells.map((cell, column) => {
      const at = columns[column];
      const label = fill(strings.picture, prompt, at ? columnLabel(strings, at) : '');
      return html`<td>
        ${
          cell.kind === 'picture'
            ? html`<button type="button" class="picture" aria-label=${label} @click=${() => lightbox.open(row, column)}>
                <img class="tile" src=${cell.src} alt="" loading="lazy" />
              </button>`
            : html`<span class="missing ${cell.kind}">
                ${cell.kind === 'waiting' ? strings.waiting : fill(strings.failed, cell.reason)}
              </span>`
        }
      </td>`;
    })}
  </tr>`;
}
