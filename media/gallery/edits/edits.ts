import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { EditOutcome, Operation, PreparedEdit } from '../../../protocol/gallery/edits.ts';
import { Drafts } from '../caption/draft.ts';
import { filled } from '../filled.ts';
import { iconButton } from '../icon-button.ts';
import type { Page } from '../page.ts';

/** How long an edit may take (ms): a hundred thousand files on a slow disk take their time, and nobody wants half of them. */
const PATIENCE = 600_000;
/** Of more pictures it is first shown how many captions change; what a few become is seen at once, and undone by a key. */
const MOST_AT_ONCE = 20;
/** So many files that were left alone are named. */
const MOST_NAMED = 3;

/** Edits that the page asks for: what became of the last one, with the way back; and that one again, for other pictures. */
export class Edits {
  readonly #page: Page;
  /** What is written of captions and not saved yet. */
  readonly drafts: Drafts;
  #last: Operation | undefined;
  #told: { readonly text: string; readonly edit: string | null; readonly isBad: boolean } | undefined;
  /** What is to be done to many, and waits for a yes. */
  #asked: { readonly prepared: PreparedEdit; readonly operation: Operation } | undefined;
  #undoable: string[] = [];
  /** Ends when all that is on its way is done. */
  #running: Promise<unknown> = Promise.resolve();
  /** Captions changed since it was asked whether the edit that is told of is still there. */
  #isOutdated = false;
  #isLooking = false;

  /** @param onDraft hears that what is written and not saved is something else */
  constructor(page: Page, onDraft: () => void = () => {}) {
    this.#page = page;
    this.drafts = new Drafts({
      onWrite: (draft) => page.channel.send({ type: 'writeDraft', draft }),
      onEnd: (image) => page.channel.send({ type: 'endDraft', image }),
      onChange: onDraft,
    });
  }

  /**
   * Carries an edit out at once.
   * @param base the text that the user saw, of one caption: it is refused if that is another one by now
   * @param again what is done where it is repeated; an edit that is for one caption alone is else not repeated
   * @returns what became of it; undefined where the extension can't be reached
   */
  now(
    images: readonly string[],
    operation: Operation,
    base: string | null = null,
    again: Operation | undefined = isForOne(operation) ? undefined : operation,
  ): Promise<EditOutcome | undefined> {
    if (again) this.#last = again;
    const { channel, dataset } = this.#page;
    const params = { dataset, images: [...images], operation, base };
    return this.#tell(channel.request('editNow', params, PATIENCE).answer);
  }

  /** Carries an edit of any number of captions out: of many only when the user has seen how many change, and says yes. */
  async forMany(images: readonly string[], operation: Operation): Promise<EditOutcome | undefined> {
    if (images.length <= MOST_AT_ONCE) return this.now(images, operation);
    const { channel, dataset } = this.#page;
    this.#asked = undefined;
    try {
      const params = { dataset, images: [...images], operation };
      const prepared = await channel.request('prepareEdit', params, PATIENCE).answer;
      if (prepared.problem !== null || prepared.changed === 0)
        this.say(prepared.problem ?? this.#page.strings.edits.nothing);
      else this.#asked = { prepared, operation };
      this.#page.redraw();
    } catch (error) {
      this.#show(String(error), null, true);
    }
    return undefined;
  }

  /** Carries a prepared edit out. */
  apply(id: string, operation: Operation): Promise<EditOutcome | undefined> {
    this.#last = operation;
    return this.#tell(this.#page.channel.request('applyEdit', { id }, PATIENCE).answer);
  }

  /** Does the last edit again, to other pictures. */
  repeat(images: readonly string[]): Promise<EditOutcome | undefined> {
    return this.#last ? this.forMany(images, this.#last) : Promise.resolve(undefined);
  }

  /** Tells something else that was done. */
  say(text: string): void {
    this.#show(text, null, false);
  }

  /** Takes the last edit back that was made here, and the one before when asked again. */
  undo(): Promise<void> {
    // Who takes an edit back may be faster than the edit, or than what was taken back before.
    const undone = this.#running.then(() => this.#undoLast());
    this.#running = undone;
    return undone;
  }

  async #undoLast(): Promise<void> {
    const { channel, dataset, strings } = this.#page;
    const edit = this.#undoable.pop();
    // What wasn't done here is taken back by its own command, where one sees what it is.
    if (edit === undefined) {
      this.say(strings.edits.nothingToUndo);
      return;
    }
    try {
      const { done, refused, title, problem } = await channel.request('undoEdit', { dataset, edit }, PATIENCE)
        .answer;
      const named = refused.slice(0, MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
      const { nothingToUndo, undone: ofMany, undoneOne } = strings.edits;
      const undone = title === '' ? nothingToUndo : filled(done === 1 ? undoneOne : ofMany, title, done);
      this.#show([problem ?? undone, ...named].join(' '), null, refused.length > 0);
    } catch (error) {
      this.#show(String(error), null, true);
    }
  }

  /** Captions changed: the edit that is told of may have been taken back elsewhere. */
  outdate(): void {
    this.#isOutdated = true;
    if (!this.#isLooking) void this.#look();
  }

  /** Asks whether the edit that is told of was taken back, until no caption changed meanwhile: then nothing is told. */
  async #look(): Promise<void> {
    const { channel, dataset } = this.#page;
    this.#isLooking = true;
    try {
      for (let edit = this.#told?.edit; edit && this.#isOutdated; edit = this.#told?.edit) {
        this.#isOutdated = false;
        const id = edit;
        if (!(await channel.request('isUndone', { dataset, edit: id }).answer)) continue;
        this.#undoable = this.#undoable.filter((one) => one !== id);
        if (this.#told?.edit !== id) continue;
        this.#told = undefined;
        this.#page.redraw();
      }
    } catch {
      // Nobody knows: the way back is still offered.
    } finally {
      this.#isLooking = false;
    }
  }

  /** What became of the last edit. */
  template(): TemplateResult | typeof nothing {
    const told = this.#told;
    const { edits: strings } = this.#page.strings;
    if (this.#asked) return this.#question(this.#asked.prepared);
    if (!told) return html`<div class="outcome" role="status"></div>`;
    return html`<div class="outcome ${told.isBad ? 'bad' : ''}" role="status">
      <span>${told.text}</span>
      ${
        told.edit === null
          ? nothing
          : html`<button type="button" class="secondary" @click=${() => void this.undo()}>${strings.undo}</button>`
      }
      ${iconButton('close', strings.dismiss, () => {
        this.#told = undefined;
        this.#page.redraw();
      })}
    </div>`;
  }

  /** How many captions an edit changes, before it does. */
  #question({ id, title, changed }: PreparedEdit): TemplateResult {
    const { edits: strings } = this.#page.strings;
    const answer = (isYes: boolean) => {
      const asked = this.#asked;
      this.#asked = undefined;
      if (isYes && asked) void this.apply(id, asked.operation);
      this.#page.redraw();
    };
    return html`<div class="outcome" role="alert">
      <span>${filled(strings.wouldChange, title, changed)}</span>
      <button type="button" @click=${() => answer(true)}>${strings.apply}</button>
      <button type="button" class="secondary" @click=${() => answer(false)}>${strings.cancel}</button>
    </div>`;
  }

  #tell(answer: Promise<EditOutcome>): Promise<EditOutcome | undefined> {
    const told = this.#outcome(answer);
    this.#running = Promise.all([this.#running, told]);
    return told;
  }

  async #outcome(answer: Promise<EditOutcome>): Promise<EditOutcome | undefined> {
    const { edits: strings } = this.#page.strings;
    try {
      const outcome = await answer;
      const { done, refused, isCancelled, edit, problem } = outcome;
      if (edit !== null && done > 0) this.#undoable.push(edit);
      const named = refused.slice(0, MOST_NAMED).map(({ name, reason }) => `${name}: ${reason}`);
      const left = refused.length === 0 ? '' : filled(strings.left, refused.length);
      const changed = done === 0 ? strings.nothing : done === 1 ? strings.one : filled(strings.many, done);
      const sentences = [problem ?? changed, isCancelled ? strings.cancelled : '', left, named.join('; ')];
      this.#show(
        sentences.filter(Boolean).join(' '),
        done > 0 ? edit : null,
        refused.length > 0 || problem !== null,
      );
      return outcome;
    } catch (error) {
      this.#show(String(error), null, true);
      return undefined;
    }
  }

  #show(text: string, edit: string | null, isBad: boolean): void {
    this.#told = { text, edit, isBad };
    this.#page.redraw();
  }
}

/** Texts and places belong to the one caption that they were made for. */
function isForOne({ kind }: Operation): boolean {
  return kind === 'set' || kind === 'moveAt' || kind === 'removeAt' || kind === 'insertAt';
}
