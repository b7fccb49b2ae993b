import { guard } from 'lit/directives/guard.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PreparedChange, PreparedEdit } from '../../../protocol/gallery/edits.ts';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Page } from '../page.ts';
import { Inquiry } from './inquiry.ts';
import { type Piece, wordDiff } from './word-diff.ts';

/** Changes of a page. */
const PAGE = 20;

interface Shown {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

/** What a prepared edit does to each caption, page by page, with the way to a real diff. */
export class ChangeList {
  readonly #page: Page;
  readonly #inquiry: Inquiry<readonly PreparedChange[]>;
  #prepared: PreparedEdit | undefined;
  #start = 0;
  /** What is on the screen; of the place before while the next one comes. */
  #shown: { readonly start: number; readonly changes: readonly Shown[] } = { start: 0, changes: [] };

  /** @param onGone hears that the edit isn't ready any more */
  constructor(page: Page, onGone: (reason: string) => void) {
    this.#page = page;
    this.#inquiry = new Inquiry({
      ask: () => {
        const { id, changed } = this.#prepared ?? { id: '', changed: 0 };
        if (changed === 0) return undefined;
        const end = Math.min(this.#start + PAGE, changed);
        return page.channel.request('preparedChanges', { id, start: this.#start, end });
      },
      take: (changes) => this.#take(changes),
      fail: onGone,
      onChange: () => page.redraw(),
    });
  }

  /** Takes another prepared edit, or none. @param isSame whether the same thing is done as before: one stays where one is in the list */
  show(prepared: PreparedEdit | undefined, isSame: boolean): void {
    this.#prepared = prepared;
    const changed = prepared?.changed ?? 0;
    if (!isSame || this.#start >= changed) this.#start = 0;
    if (changed > 0) this.#inquiry.soon(0);
    else {
      this.#inquiry.drop();
      this.#shown = { start: 0, changes: [] };
    }
  }

  template(): TemplateResult | typeof nothing {
    const { many: strings } = this.#page.strings;
    const { start, changes } = this.#shown;
    if (!this.#prepared || changes.length === 0) return nothing;
    const { changed } = this.#prepared;
    return html`<section class="changes" aria-label=${strings.changes}>
      <div class="pager">
        <h3>${strings.changes}</h3>
        <span role="status">${filled(strings.range, start + 1, start + changes.length, changed)}</span>
        ${this.#turn('chevron-left', strings.previous, start - PAGE, start > 0)}
        ${this.#turn('chevron-right', strings.next, start + PAGE, start + PAGE < changed)}
      </div>
      <ol start=${start + 1}>
        ${guard([this.#shown, this.#prepared, strings], () =>
          changes.map((change, index) => this.#change(change, start + index)),
        )}
      </ol>
    </section>`;
  }

  #turn(icon: string, title: string, start: number, isThere: boolean): TemplateResult {
    return html`<button
      type="button"
      class="icon"
      title=${title}
      aria-label=${title}
      aria-disabled=${!isThere}
      @click=${() => {
        if (!isThere) return;
        this.#start = Math.max(0, start);
        this.#inquiry.soon(0);
      }}
    >
      <span class="codicon codicon-${icon}" aria-hidden="true"></span>
    </button>`;
  }

  #change({ name, pieces }: Shown, place: number): TemplateResult {
    const { many: strings } = this.#page.strings;
    const slash = name.lastIndexOf('/') + 1;
    const [folder, file] = [name.slice(0, slash), name.slice(slash)];
    return html`<li>
      <div class="of">
        <span class="file">${file}</span> <span class="folder" title=${name}>${folder}</span>
        ${iconButton('diff', filled(strings.diff, name), () => this.#showDiff(place))}
      </div>
      <p class="diff">${pieces.map((piece) => this.#piece(piece))}</p>
    </li>`;
  }

  /** Words that come or go; who hears them instead of seeing them is told which. */
  #piece({ kind, text }: Piece): TemplateResult {
    const { many: strings } = this.#page.strings;
    if (kind === 'same') return html`<span>${text}</span>`;
    // Else nobody would see that a line ends here.
    const shown = text.replaceAll('\n', '↵\n');
    return kind === 'removed'
      ? html`<del><span class="spoken">${strings.removed} </span>${shown}</del>`
      : html`<ins><span class="spoken">${strings.added} </span>${shown}</ins>`;
  }

  #take(changes: readonly PreparedChange[]): void {
    this.#shown = {
      start: this.#start,
      changes: changes.map(({ name, before, after }) => ({ name, pieces: wordDiff(before, after) })),
    };
  }

  #showDiff(place: number): void {
    if (this.#prepared) this.#page.channel.send({ type: 'showDiff', id: this.#prepared.id, place });
  }
}
