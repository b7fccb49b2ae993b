import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Operation } from '../../../protocol/gallery/edits.ts';
import type { Edits } from '../edits/edits.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';
import type { Fields } from './form-fields.ts';
import { Inquiry } from './inquiry.ts';
import { type Fixable, OperationForm } from './operation-form.ts';
import { Preview } from './preview.ts';
import { type TagCount, TagCounts } from './tag-counts.ts';

/** How long captions rest before it is looked again at what they have (ms). */
const PAUSE = 200;

/** What is known of the captions. */
interface Described {
  readonly captions: number;
  readonly missing: number;
  readonly tags: readonly TagCount[];
  readonly fixes: readonly Fixable[];
}

/** What is told outside of what is done here. */
export interface ManyEvents {
  /** The user goes back to the pictures. */
  onLeave(): void;
  /** Something else stands in the form of what is done to all. */
  onForm(fields: Fields): void;
}

/** What stands beside the grid when several pictures are chosen: what their captions have, and what can be done to all. */
export class ManyPanel {
  readonly #page: Page;
  readonly #edits: Edits;
  readonly #events: ManyEvents;
  readonly #tags: TagCounts;
  readonly #form: OperationForm;
  readonly #preview: Preview;
  readonly #inquiry: Inquiry<Described>;
  #images: readonly string[] = [];
  #described: Described | undefined;
  #failure: string | undefined;
  /** Other pictures were chosen since it was asked what captions have. */
  #isOther = false;
  /** Captions changed while nobody looked here. */
  #isOutdated = false;
  /** An edit of one tag is on its way. */
  #isEditing = false;
  /** The user wants to be here as soon as there is something to be at. */
  #wantsFocus = false;

  constructor(page: Page, edits: Edits, events: ManyEvents) {
    this.#page = page;
    this.#events = events;
    this.#edits = edits;
    this.#inquiry = new Inquiry({
      ask: () =>
        page.channel.request('describeCaptions', { dataset: page.dataset, images: [...this.#images] }),
      take: (described) => this.#take(described),
      fail: (reason) => {
        this.#failure = reason;
      },
      onChange: () => page.redraw(),
    });
    this.#form = new OperationForm(page, {
      onChange: (isTyped) => this.#preview.change(isTyped),
      onEnter: () => this.#preview.goToButton(),
      onFields: (fields) => events.onForm(fields),
    });
    this.#preview = new Preview(page, edits, () => ({
      images: this.#images,
      operation: this.#form.operation,
    }));
    this.#tags = new TagCounts(page, {
      use: (tag) => this.#form.takeTag(tag),
      addToAll: (tag) => void this.#now({ kind: 'add', tags: [tag], place: { at: 'end' } }),
      removeFromAll: (tag) => void this.#now({ kind: 'remove', tags: [tag] }),
    });
  }

  /** Fills the form in as it was when the page was last shown. */
  restore(fields: Fields): void {
    this.#form.restore(fields);
  }

  /** Shows what these pictures' captions have. Costs little where they are the same as before. */
  show(images: readonly string[]): this {
    if (!isSame(images, this.#images)) {
      this.#images = images;
      this.#isOther = true;
      this.#isOutdated = false;
      this.#inquiry.soon(0);
      this.#preview.change(false);
    } else if (this.#isOutdated) {
      this.#isOutdated = false;
      this.#inquiry.again(PAUSE);
      this.#preview.outdate();
    }
    return this;
  }

  /** Goes to the first field, as soon as it is there. */
  focus(): void {
    this.#wantsFocus = true;
    this.#page.redraw();
  }

  /** Captions may have changed: what is shown is looked up again as soon as somebody looks. */
  outdate(): void {
    this.#isOutdated = true;
    this.#page.redraw();
  }

  template(): TemplateResult {
    const { many: strings } = this.#page.strings;
    const described = this.#described;
    if (this.#wantsFocus && described) {
      this.#wantsFocus = false;
      requestAnimationFrame(() => this.#tags.focus());
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.#events.onLeave();
    };
    return html`<div class="many" role="region" aria-label=${strings.title} @keydown=${key}>
      <div class="scroll">
        <div class="head">
          <h2>${filled(strings.chosen, this.#images.length)}</h2>
          ${described && described.missing > 0 ? html`<p class="hint">${missing(strings, described.missing)}</p>` : nothing}
        </div>
        ${this.#isEditing ? html`<p class="hint later" role="status">${strings.working}</p>` : nothing}
        ${this.#failure === undefined ? nothing : html`<p class="problem" role="alert">${this.#failure}</p>`}
        ${described ? this.#tags.template() : html`<p class="later" role="status">${strings.working}</p>`}
        ${this.#form.template(this.#preview.problem)} ${this.#preview.changesTemplate()}
      </div>
      ${this.#preview.template()}
    </div>`;
  }

  #take(described: Described): void {
    this.#described = described;
    this.#failure = undefined;
    this.#tags.take(described.captions, described.tags, this.#isOther);
    this.#isOther = false;
    this.#form.takeFixes(described.fixes);
  }

  /** Has one tag added or removed at once. */
  async #now(operation: Operation): Promise<void> {
    if (this.#isEditing) return;
    this.#isEditing = true;
    this.#page.redraw();
    await this.#edits.forMany(this.#images, operation);
    this.#isEditing = false;
    this.outdate();
  }
}

function missing(
  { missingOne, missingMany }: { readonly missingOne: string; readonly missingMany: string },
  count: number,
): string {
  return count === 1 ? missingOne : filled(missingMany, count);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((image, index) => image === other[index]))
  );
}
