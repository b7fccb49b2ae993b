import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Numbers } from '../../../protocol/gallery/numbers.ts';
import type { NumbersStrings } from '../../../protocol/gallery/strings.ts';
import { filled, written } from '../filled.ts';
import { buckets } from './buckets.ts';
import { composition } from './composition.ts';
import { findings } from './findings.ts';
import type { Shown } from './shown.ts';
import { sizes } from './sizes.ts';
import { tags } from './tags.ts';
import { together } from './together.ts';
import { tokens } from './tokens.ts';
import { Walk } from './walk.ts';

/** What the panel shows. */
export interface NumbersShown {
  /** Undefined until they come. */
  readonly numbers: Numbers | undefined;
  readonly strings: NumbersStrings;
  /** The query whose pairs are listed now. */
  readonly query: string;
  readonly isLoading: boolean;
}

/** What is done in it. */
export interface NumbersEvents {
  /** Lists what a query finds. */
  onQuery(query: string): void;
  /** Counts what a query finds alone; all where it is empty. */
  onCount(query: string): void;
  /** Draws the panel anew. */
  redraw(): void;
}

/** The panels in their order: what one looks at first comes first. */
const panels = { tags, findings, tokens, buckets, sizes, together, composition } as const;
type PanelName = keyof typeof panels;

/** A dataset in numbers, as pictures of which each mark lists what it stands for. */
export class NumbersPanel {
  readonly #events: NumbersEvents;
  readonly #walk: Walk;
  readonly #long = new Set<string>();
  readonly #closed = new Set<PanelName>();

  constructor(events: NumbersEvents) {
    this.#events = events;
    this.#walk = new Walk(() => events.redraw());
  }

  template(input: NumbersShown): TemplateResult {
    const { numbers, strings, isLoading } = input;
    keepFocus();
    return html`<div
      class="numbers"
      role="region"
      aria-label=${strings.title}
      aria-busy=${isLoading}
      @keydown=${this.#walk.key}
      @focusin=${this.#walk.focus}
    >
      ${this.#head(input)}
      ${numbers && numbers.total > 0 ? html`<div class="panels">${this.#panels(numbers, input)}</div>` : nothing}
    </div>`;
  }

  /** How many were counted, and the way to count others. */
  #head({ numbers, strings, query, isLoading }: NumbersShown): TemplateResult {
    if (!numbers)
      return html`<p class="head later" role="status">${isLoading ? strings.counting : strings.failed}</p>`;
    const { total, query: counted } = numbers;
    const pairs = total === 0 ? strings.nothing : filled(total === 1 ? strings.pair : strings.pairs, total);
    const button = (label: string, wanted: string) =>
      html`<button type="button" class="secondary" @click=${() => this.#events.onCount(wanted)}>${label}</button>`;
    return html`<div class="head">
      <p role="status">
        ${pairs}${counted === '' ? nothing : html` <span class="query">${filled(strings.found, counted)}</span>`}
      </p>
      ${counted === '' ? nothing : button(strings.countAll, '')}
      ${query === '' || query === counted ? nothing : button(strings.countListed, query)}
    </div>`;
  }

  #panels(numbers: Numbers, { strings, query }: NumbersShown): readonly TemplateResult[] {
    const shown: Shown = {
      strings,
      total: numbers.total,
      query,
      walk: this.#walk,
      choose: (wanted) => this.#events.onQuery(wanted === query ? numbers.query : wanted),
      isLong: (list) => this.#long.has(list),
      toggleLong: (list) => {
        this.#long.delete(list) || this.#long.add(list);
        this.#events.redraw();
      },
    };
    return (Object.keys(panels) as PanelName[]).map(
      (name) =>
        html`<details ?open=${!this.#closed.has(name)} @toggle=${(event: Event) => this.#toggle(name, event)}>
          <summary><h2>${strings[name]}</h2> <span class="note">${noteOf(name, numbers, strings)}</span></summary>
          <div class="content">${panels[name](shown, numbers)}</div>
        </details>`,
    );
  }

  #toggle(name: PanelName, { target }: Event): void {
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open ? this.#closed.delete(name) : this.#closed.add(name);
  }
}

/** Has the focus stay on a mark that is put elsewhere among the others, which takes it away. */
function keepFocus(): void {
  const { activeElement: mark } = document;
  if (!(mark instanceof HTMLElement) || mark.dataset['mark'] === undefined) return;
  queueMicrotask(() => {
    if (mark.isConnected && document.activeElement === document.body) mark.focus({ preventScroll: true });
  });
}

/** What is told of a panel as a whole. */
function noteOf(name: PanelName, { tags: of, tokens: counted }: Numbers, strings: NumbersStrings): string {
  if (name === 'tags' && of.distinct > 0)
    return of.onceOnly > 0 ? filled(strings.tagsNote, of.distinct, of.onceOnly) : written(of.distinct);
  if (name === 'tokens' && counted) return filled(strings.tokensNote, counted.median, counted.max);
  return '';
}
