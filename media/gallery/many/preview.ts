import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Operation, PreparedEdit } from '../../../protocol/gallery/edits.ts';
import type { Edits } from '../edits/edits.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';
import { ChangeList } from './change-list.ts';
import { Inquiry } from './inquiry.ts';

/** How long one may pause between letters before it is worked out what they do (ms); with very many captions, longer. */
const PAUSE = 150;
const LONG_PAUSE = 500;
/** Very many captions. */
const MANY = 20_000;
/** So many captions that can't be changed are named. */
const MOST_NAMED = 5;

/** What is meant: which operation, of which pictures. */
export interface Meant {
  readonly images: readonly string[];
  readonly operation: Operation | undefined;
}

/** What an operation would do to captions, and the button that does it. */
export class Preview {
  readonly #page: Page;
  readonly #edits: Edits;
  readonly #meant: () => Meant;
  readonly #inquiry: Inquiry<PreparedEdit>;
  readonly #changes: ChangeList;
  #prepared: PreparedEdit | undefined;
  /** What was asked last, and what is prepared. */
  #asked: Operation | undefined;
  #operation: Operation | undefined;
  #failure: string | undefined;
  #isApplying = false;
  /** It was worked out again since it was no longer at hand. */
  #isAgain = false;
  /** The button is to get the focus as soon as it can be pressed. */
  #wantsFocus = false;

  constructor(page: Page, edits: Edits, meant: () => Meant) {
    this.#page = page;
    this.#edits = edits;
    this.#meant = meant;
    this.#inquiry = new Inquiry({
      ask: () => {
        const { images, operation } = this.#meant();
        this.#asked = operation;
        if (!operation) return undefined;
        return page.channel.request('prepareEdit', { dataset: page.dataset, images: [...images], operation });
      },
      take: (prepared) => this.#take(prepared),
      fail: (reason) => this.#fail(reason),
      onChange: () => page.redraw(),
    });
    this.#changes = new ChangeList(page, (reason) => this.#again(reason));
  }

  /** Why what is in the form can't be done. */
  get problem(): string | undefined {
    return this.#prepared?.problem ?? undefined;
  }

  /** Something else is meant. @param isTyped whether more letters may follow */
  change(isTyped: boolean): void {
    const { images, operation } = this.#meant();
    this.#wantsFocus = false;
    this.#isAgain = false;
    this.#failure = undefined;
    if (operation) this.#inquiry.soon(isTyped ? (images.length > MANY ? LONG_PAUSE : PAUSE) : 0);
    else {
      this.#inquiry.drop();
      this.#forget();
    }
    this.#page.redraw();
  }

  /** The captions changed: it may do something else now. */
  outdate(): void {
    if (this.#meant().operation) this.#inquiry.again(PAUSE);
  }

  /** Goes to the button, as soon as it is known what it does. */
  goToButton(): void {
    this.#wantsFocus = this.#meant().operation !== undefined;
    this.#inquiry.flush();
    this.#focus();
  }

  /** What it does, and the button. */
  template(): TemplateResult {
    const { many: strings } = this.#page.strings;
    const changed = this.#prepared?.changed ?? 0;
    const label =
      changed === 0
        ? strings.apply
        : changed === 1
          ? strings.applyToOne
          : filled(strings.applyToMany, changed);
    return html`<div class="foot">
      <p role="status">${this.#summary()}</p>
      <button
        type="button"
        class="apply"
        aria-disabled=${!this.#canApply}
        @click=${() => void this.#apply()}
      >
        ${label}
      </button>
    </div>`;
  }

  /** What it does to each of them, and which it can't be done to. */
  changesTemplate(): TemplateResult {
    return html`${this.#refused()} ${this.#changes.template()}`;
  }

  get #canApply(): boolean {
    return !this.#isApplying && !this.#inquiry.isWaiting && (this.#prepared?.changed ?? 0) > 0;
  }

  #summary(): TemplateResult | string {
    const { many: strings } = this.#page.strings;
    if (this.#isApplying || this.#inquiry.isWaiting)
      return html`<span class="later"
        ><span class="codicon codicon-loading codicon-modifier-spin" aria-hidden="true"></span> ${strings.working}</span
      >`;
    if (this.#failure !== undefined) return this.#failure;
    if (!this.#prepared) return strings.fillIn;
    const { changed, unchanged, sentences, problem } = this.#prepared;
    if (problem !== null) return strings.cannot;
    const changes =
      changed === 0
        ? strings.nothing
        : changed === 1
          ? strings.changesOne
          : filled(strings.changesMany, changed);
    const stays =
      changed === 0 || unchanged === 0
        ? ''
        : unchanged === 1
          ? strings.oneStays
          : filled(strings.manyStay, unchanged);
    const why =
      sentences === 0
        ? ''
        : sentences === 1
          ? strings.oneIsSentences
          : filled(strings.manyAreSentences, sentences);
    return [changes, stays, why].filter(Boolean).join(' ');
  }

  #refused(): TemplateResult | typeof nothing {
    const { many: strings } = this.#page.strings;
    const refused = this.#prepared?.refused ?? [];
    if (refused.length === 0) return nothing;
    const more = refused.length - MOST_NAMED;
    return html`<details class="refused">
      <summary>${refused.length === 1 ? strings.refusedOne : filled(strings.refusedMany, refused.length)}</summary>
      <ul>
        ${refused.slice(0, MOST_NAMED).map(({ name, reason }) => html`<li>${name}: ${reason}</li>`)}
        ${more > 0 ? html`<li>${filled(strings.moreRefused, more)}</li>` : nothing}
      </ul>
    </details>`;
  }

  #take(prepared: PreparedEdit): void {
    const isSame = JSON.stringify(this.#operation) === JSON.stringify(this.#asked);
    this.#prepared = prepared;
    this.#operation = this.#asked;
    this.#failure = undefined;
    this.#changes.show(prepared, isSame);
    this.#focus();
  }

  /** Its changes can't be had: it made room for others. It is worked out again, once. */
  #again(reason: string): void {
    if (this.#isAgain) this.#fail(reason);
    else this.outdate();
    this.#isAgain = true;
  }

  #fail(reason: string): void {
    this.#forget();
    this.#failure = reason;
  }

  #forget(): void {
    this.#prepared = undefined;
    this.#operation = undefined;
    this.#changes.show(undefined, false);
  }

  async #apply(): Promise<void> {
    const operation = this.#operation;
    if (!this.#canApply || !this.#prepared || !operation) return;
    this.#isApplying = true;
    this.#page.redraw();
    await this.#edits.apply(this.#prepared.id, operation);
    this.#isApplying = false;
    // What it was made of is other texts now.
    this.#inquiry.soon(0);
  }

  #focus(): void {
    if (!this.#wantsFocus || !this.#canApply) return;
    this.#wantsFocus = false;
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.many .apply')?.focus());
  }
}
