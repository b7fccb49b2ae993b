import { html, type TemplateResult } from 'lit/html.js';

let sections = 0;
const ids = new Map<string, string>();

/** A part of the page with a heading that names it. */
export function section(title: string, content: unknown): TemplateResult {
  const id = ids.get(title) ?? `section-${++sections}`;
  ids.set(title, id);
  return html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${content}
  </section>`;
}

/** A table; what is a number stands at the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | TemplateResult)[])[],
): TemplateResult {
  const isNumber = (column: number) => typeof rows[0]?.[column] === 'number';
  return html`<table>
    <thead>
      <tr>
        ${head.map((title, column) => html`<th scope="col" class=${isNumber(column) ? 'number' : ''}>${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td class=${kindOf(cell)}>${shown(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Letters of a word that a table has room for. */
const LONG = 60;

function kindOf(cell: string | number | TemplateResult): string {
  if (typeof cell === 'number') return 'number';
  return typeof cell === 'string' && cell.length > LONG ? 'long' : '';
}

function shown(cell: string | number | TemplateResult): string | TemplateResult {
  return typeof cell === 'number' ? cell.toLocaleString(document.documentElement.lang) : cell;
}
