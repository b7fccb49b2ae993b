import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { Edits } from '../edits/edits.ts';
import { filled } from '../filled.ts';
import { areTooMany, tokensInWords } from '../grid/tokens-in-words.ts';
import type { Page } from '../page.ts';
import { CaptionText, type CaptionTextEvents } from './caption-text.ts';
import { Chips } from './chips.ts';
import { byLoudness, icons, named } from './severities.ts';
import { Written } from './written.ts';

/** A finding rarely has more fixes than these; the editor's light bulb shows all. */
const MOST_FIXES = 3;

/** The caption of one picture: as text and as chips, with what is found in it. */
export class CaptionPane {
  readonly #id: string;
  readonly #page: Page;
  readonly #edits: Edits;
  readonly #written: Written;
  readonly #text: CaptionText;
  readonly #chips: Chips;
  /** @param id begins the ids of its elements; one for each pane of a page */
  constructor(id: string, page: Page, edits: Edits, events: CaptionTextEvents) {
    this.#id = id;
    this.#page = page;
    this.#edits = edits;
    this.#written = new Written(page, edits);
    this.#text = new CaptionText(id, page, this.#written, events);
    this.#chips = new Chips(id, page, this.#written);
    this.#saveBeforeItGoes();
  }

  /** A page may go away without a word: what leaves it, or may close its tab, saves what is written. */
  #saveBeforeItGoes(): void {
    const save = () => void this.#written.save();
    document.addEventListener('visibilitychange', save);
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    const isClosing = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key === 'w' && (ctrlKey || metaKey);
    document.addEventListener('keydown', (event) => isClosing(event) && save(), { capture: true });
  }

  /** Shows the caption of a picture; what is written of the one before is saved. */
  show(pair: Pair | undefined): void {
    if (pair?.image !== this.#written.pair?.image) this.#chips.reset();
    this.#written.show(pair);
  }

  /** Begins to write, if the pane is shown by the next drawing. */
  focus(): void {
    this.#page.redraw();
    requestAnimationFrame(() => this.#text.focus());
  }

  template(): TemplateResult {
    const { caption: strings } = this.#page.strings;
    const { pair } = this.#written;
    if (!pair) return html`<p class="caption-none">${strings.none}</p>`;
    const { parts } = this.#written;
    if (parts && parts.refusal !== null)
      return html`<section class="caption-pane" aria-label=${strings.pane}>
        ${this.#head(pair, undefined)}
        <p class="problem">${filled(strings.cannotEdit, parts.refusal)}</p>
      </section>`;
    return html`<section class="caption-pane" aria-label=${strings.pane} @keydown=${this.#key}>
      ${this.#head(pair, parts)} ${this.#trouble()} ${this.#text.template(this.#chips.chosen)}
      ${this.#chips.template()} ${this.#findings(parts)}
    </section>`;
  }

  #head({ name }: Pair, parts: CaptionParts | undefined): TemplateResult {
    const { caption: strings } = this.#page.strings;
    const { isDirty } = this.#written;
    return html`<div class="caption-head">
      <span class="name" title=${name}>${name}</span>
      ${
        isDirty
          ? html`<span
              class="codicon codicon-circle-filled"
              role="img"
              aria-label=${strings.unsaved}
              title="${strings.unsaved}. ${strings.save}"
            ></span>`
          : nothing
      }
      ${parts && !parts.exists && !isDirty ? html`<span class="no-file">${strings.noFile}</span>` : nothing}
      ${this.#tokens(parts)}
    </div>`;
  }

  #tokens(parts: CaptionParts | undefined): TemplateResult {
    const { tokens } = parts ?? {};
    const id = `${this.#id}-tokens`;
    if (!tokens) return html`<span id=${id} class="tokens"></span>`;
    const isLoud = areTooMany(tokens);
    return html`<span id=${id} class="tokens${isLoud ? ' loud' : ''}"
      >${isLoud ? html`<span class="codicon codicon-warning" aria-hidden="true"></span>` : nothing}${tokensInWords(tokens, this.#page.strings.grid)}</span
    >`;
  }

  /** Why what is written isn't saved. */
  #trouble(): TemplateResult | typeof nothing {
    const { caption: strings } = this.#page.strings;
    const { isContested, problem } = this.#written;
    if (isContested)
      return html`<div class="contested" role="alert">
        <span>${strings.changed}</span>
        <button type="button" class="secondary" @click=${() => this.#written.takeTheirs()}>
          ${strings.theirs}
        </button>
        <button type="button" class="secondary" @click=${() => this.#written.keepMine()}>${strings.mine}</button>
      </div>`;
    return problem === undefined
      ? nothing
      : html`<p class="problem" role="alert">${filled(strings.refused, problem)}</p>`;
  }

  /** In words; each leads to its place. */
  #findings(parts: CaptionParts | undefined): TemplateResult | typeof nothing {
    const { caption: strings } = this.#page.strings;
    if (!parts || parts.findings.length === 0) return nothing;
    return html`<ul class="caption-findings" aria-label=${strings.findings}>
      ${byLoudness(parts.findings).map(
        (finding) => html`<li>
          <button type="button" class=${finding.severity} @click=${() => this.#text.select(finding)}>
            <span
              class="codicon codicon-${icons[finding.severity]}"
              role="img"
              aria-label=${named(finding.severity, strings)}
            ></span>
            <span class="message">${finding.message}</span> <span class="code">${finding.code}</span>
          </button>
          ${finding.fixes.slice(0, MOST_FIXES).map(
            ({ title, edits }) =>
              html`<button type="button" class="fix" @click=${() => this.#text.apply(edits)}>
                  <span class="codicon codicon-lightbulb" aria-hidden="true"></span> ${title}
                </button>`,
          )}
        </li>`,
      )}
    </ul>`;
  }

  readonly #key = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isField || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#edits.undo();
  };
}
