import { html, render } from 'lit/html.js';
import type { GridStrings, PageGrid, ToGridPage } from '../../protocol/grid-page.ts';
import { fill } from '../shared/fill.ts';

/** What a column is called. */
export function columnLabel(
  { without, column }: GridStrings,
  { checkpoint, weight }: PageGrid['columns'][number],
): string {
  return checkpoint === null ? without : fill(column, checkpoint, weight);
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** One picture as large as there is room; arrow keys flip to the one beside it at the same place, so that differences jump out. */
export class Lightbox {
  readonly #page: () => ToGridPage | undefined;
  readonly #dialog = document.createElement('dialog');
  #row = 0;
  #column = 0;

  constructor(page: () => ToGridPage | undefined) {
    this.#page = page;
    this.#dialog.addEventListener('keydown', (event) => this.#key(event));
    document.body.append(this.#dialog);
  }

  open(row: number, column: number): void {
    [this.#row, this.#column] = [row, column];
    this.paint();
    this.#dialog.showModal();
    this.#dialog.focus();
  }

  /** Draws the picture that is shown, where one is. */
  paint(): void {
    const page = this.#page();
    const row = page?.grid?.rows[this.#row];
    const cell = row?.cells[this.#column];
    const column = page?.grid?.columns[this.#column];
    if (!page || !row || !column || cell?.kind !== 'picture') {
      if (this.#dialog.open) this.#dialog.close();
      return;
    }
    const { strings } = page;
    const label = columnLabel(strings, column);
    this.#dialog.ariaLabel = label;
    this.#dialog.tabIndex = -1;
    render(
      html`<img class="large" src=${cell.src} alt=${fill(strings.picture, row.prompt, label)} />
        <footer>
          ${this.#step(strings.previous, 'chevron-left', 0, -1)} ${this.#step(strings.next, 'chevron-right', 0, 1)}
          ${this.#step(strings.above, 'chevron-up', -1, 0)} ${this.#step(strings.below, 'chevron-down', 1, 0)}
          <span role="status"><strong>${label}</strong> ${row.prompt}</span>
          <button type="button" class="icon" title=${strings.close} aria-label=${strings.close} @click=${() => this.#dialog.close()}>
            <span class="codicon codicon-close" aria-hidden="true"></span>
          </button>
        </footer>`,
      this.#dialog,
    );
  }

  #step(label: string, icon: string, rows: number, columns: number) {
    const isThere = this.#next(rows, columns) !== undefined;
    return html`<button
      type="button"
      class="icon"
      title=${label}
      aria-label=${label}
      ?disabled=${!isThere}
      @click=${() => this.#go(rows, columns)}
    >
      <span class="codicon codicon-${icon}" aria-hidden="true"></span>
    </button>`;
  }

  #key(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#go(...step);
  }

  #go(rows: number, columns: number): void {
    const next = this.#next(rows, columns);
    if (!next) return;
    [this.#row, this.#column] = next;
    this.paint();
  }

  /** The next picture in a direction; what isn't painted is passed over. */
  #next(rows: number, columns: number): readonly [row: number, column: number] | undefined {
    const grid = this.#page()?.grid;
    let [row, column] = [this.#row + rows, this.#column + columns];
    for (let cell = grid?.rows[row]?.cells[column]; cell; cell = grid?.rows[row]?.cells[column]) {
      if (cell.kind === 'picture') return [row, column];
      [row, column] = [row + rows, column + columns];
    }
    return undefined;
  }
}
