import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import { Dialog } from '../dialog.ts';
import { iconButton } from '../icon-button.ts';
import type { Page } from '../page.ts';
import { keyList } from './key-list.ts';

/** What all keys of the gallery do. */
export class Help {
  readonly #page: Page;
  readonly #dialog = new Dialog('help');

  constructor(page: Page) {
    this.#page = page;
    const { element } = this.#dialog;
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' && event.key !== '?') return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
    // Beside the list, the page behind it shows.
    element.addEventListener('click', ({ target }) => target === element && this.close());
  }

  open(): void {
    const { help: strings } = this.#page.strings;
    this.#dialog.element.setAttribute('aria-label', strings.title);
    const isMac = /mac/i.test(navigator.userAgent);
    render(
      html`<div class="sheet-of-keys" tabindex="0">
        <header>
          <h2>${strings.title}</h2>
          ${iconButton('close', strings.close, () => this.close())}
        </header>
        <div class="sections">${keyList.map(
          ({ title, lines }) =>
            html`<section>
              <h3>${strings[title]}</h3>
              <dl>
                ${lines.map(
                  ([keys, name]) =>
                    html`<div>
                      <dt>${keys.map((key) => keyCap(key, isMac))}</dt>
                      <dd>${strings[name]}</dd>
                    </div>`,
                )}
              </dl>
            </section>`,
        )}</div>
      </div>`,
      this.#dialog.element,
    );
    this.#dialog.open();
  }

  close(): void {
    this.#dialog.close();
    render(nothing, this.#dialog.element);
  }
}

function keyCap(key: string, isMac: boolean): TemplateResult {
  return html`<kbd>${isMac ? key.replace('Ctrl+', '⌘').replace('Alt+', '⌥') : key}</kbd> `;
}
