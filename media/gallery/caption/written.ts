import type { Asked } from '../../../protocol/channel.ts';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { Operation } from '../../../protocol/gallery/edits.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { Edits } from '../edits/edits.ts';
import type { Page } from '../page.ts';
import type { Draft, Drafts } from './draft.ts';
import { inField, partsInField } from './line-ends.ts';

/** How long one may pause before what one writes is looked at (ms). */
const PAUSE = 120;

/** An edit of one caption, and what the same would be elsewhere, for who repeats it. */
export interface OneEdit {
  readonly operation: Operation;
  readonly again?: Operation;
}

/** The caption of the picture in view: as it is saved, and as the user writes it. */
export class Written {
  readonly #page: Page;
  readonly #edits: Edits;
  readonly #drafts: Drafts;
  #pair: Pair | undefined;
  /** As it is saved, to its line ends; undefined until that is known. */
  #saved: string | undefined;
  #parts: CaptionParts | undefined;
  #asked: Asked<CaptionParts> | undefined;
  #reading: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Page, edits: Edits) {
    this.#page = page;
    this.#edits = edits;
    this.#drafts = edits.drafts;
  }

  get pair(): Pair | undefined {
    return this.#pair;
  }

  /** Taken apart; of a text that was written a moment ago, or undefined before any came. */
  get parts(): CaptionParts | undefined {
    return this.#parts;
  }

  /** Whether it can be written in. */
  get isReady(): boolean {
    return this.#saved !== undefined && this.#parts?.refusal === null;
  }

  get text(): string {
    return this.#draft?.text ?? inField(this.#saved ?? this.#pair?.caption ?? '');
  }

  /** The text as it is without what the user writes. */
  get given(): string {
    return inField(this.#saved ?? '');
  }

  get isDirty(): boolean {
    return this.#draft !== undefined;
  }

  /** Whether the caption was changed elsewhere while the user wrote. */
  get isContested(): boolean {
    const draft = this.#draft;
    return draft !== undefined && this.#saved !== undefined && inField(draft.base) !== this.given;
  }

  get problem(): string | undefined {
    return this.#draft?.problem;
  }

  get #draft(): Draft | undefined {
    return this.#drafts.of(this.#pair?.image);
  }

  /** Goes to another picture, whose draft comes back, if any; what is written of this one is saved. */
  show(pair: Pair | undefined): void {
    if (pair === this.#pair) return;
    const isOther = pair?.image !== this.#pair?.image;
    if (isOther) {
      void this.save();
      this.#parts = undefined;
      this.#saved = undefined;
    }
    this.#pair = pair;
    void this.#read();
  }

  /** Takes what the user writes. */
  write(text: string): void {
    const { image } = this.#pair ?? {};
    if (image === undefined || this.#saved === undefined) return;
    // What is being saved will stand there: the text as it was is another one then.
    if (text === inField(this.#saved) && !this.#draft?.isBeingSaved) this.#drafts.end(image);
    else this.#drafts.write(image, this.#page.dataset, this.#saved, text);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(false), PAUSE);
    this.#page.redraw();
  }

  /** Saves what is written; nothing that was changed elsewhere meanwhile. */
  async save(): Promise<void> {
    const { image } = this.#pair ?? {};
    if (image === undefined || !this.#draft || this.isContested) return;
    await this.#drafts.inTurn(() => this.#send(image));
  }

  /** The caption as somebody else wrote it. */
  takeTheirs(): void {
    if (this.#pair) this.#drafts.end(this.#pair.image);
    void this.#read();
  }

  /** What the user wrote, whatever somebody else wrote. */
  keepMine(): void {
    const draft = this.#draft;
    if (!draft || this.#saved === undefined) return;
    draft.base = this.#saved;
    draft.problem = undefined;
    this.#page.redraw();
  }

  /**
   * Carries an edit of the caption out, after what was begun before.
   * @param make it from the caption as it is then; undefined where there is nothing left to do
   * @returns whether it was done, and the caption taken apart again
   */
  edit(make: (parts: CaptionParts) => OneEdit | undefined): Promise<boolean> {
    const { image } = this.#pair ?? {};
    return this.#drafts.inTurn(async () => {
      await this.#settled();
      const parts = this.#parts;
      if (!parts || parts.refusal !== null || image === undefined || this.#pair?.image !== image)
        return false;
      // It was refused: nothing is built on it.
      if (this.#draft || this.#saved === undefined) return false;
      const edit = make(parts);
      if (!edit) return false;
      const base = inField(this.#saved) === parts.text ? this.#saved : parts.text;
      const outcome = await this.#edits.now([image], edit.operation, base, edit.again);
      if (this.#pair?.image === image) void this.#read();
      // Others may read it anew: it is what the last of them brings.
      await this.#settled();
      return (outcome?.done ?? 0) > 0;
    });
  }

  async #send(image: string): Promise<void> {
    // What was saved before may have other line ends than the field.
    if (this.#pair?.image === image) await this.#settled();
    const draft = this.#drafts.of(image);
    if (!draft || draft.dataset !== this.#page.dataset) return;
    if (this.#pair?.image !== image && draft.sent !== undefined) await this.#rebase(image, draft);
    const { text } = draft;
    draft.sent = text;
    draft.isBeingSaved = true;
    const outcome = await this.#edits.now([image], { kind: 'set', text }, draft.base).finally(() => {
      draft.isBeingSaved = false;
    });
    const { caption: strings } = this.#page.strings;
    const problem = outcome ? (outcome.problem ?? outcome.refused[0]?.reason) : strings.unreachable;
    draft.problem = problem;
    const isHere = this.#pair?.image === image;
    if (problem === undefined && draft.text === text && this.#drafts.of(image) === draft) {
      this.#drafts.end(image);
      // Until it is read as it was written.
      if (isHere) this.#saved = text;
    }
    if (isHere) await this.#read();
  }

  /** A draft of a picture that is out of view goes on from what was saved of it before, to its line ends. */
  async #rebase(image: string, draft: Draft): Promise<void> {
    const { channel, dataset } = this.#page;
    const asked = channel.request('readCaption', { dataset, image, text: null });
    const saved = (await asked.answer.catch(() => undefined))?.text;
    if (saved !== undefined && inField(saved) === draft.sent) draft.base = saved;
  }

  /** Resolves when nothing is read any more. */
  async #settled(): Promise<void> {
    for (let reading: unknown; reading !== this.#reading; ) {
      reading = this.#reading;
      await reading;
    }
  }

  /** Has the caption taken apart as it is in the field. @param looksAtDisk whether it may have been changed elsewhere */
  #read(looksAtDisk = true): Promise<void> {
    clearTimeout(this.#timer);
    this.#asked?.cancel();
    this.#asked = undefined;
    const { image } = this.#pair ?? {};
    this.#page.redraw();
    this.#reading = image === undefined ? Promise.resolve() : this.#readNow(image, looksAtDisk);
    return this.#reading;
  }

  async #readNow(image: string, looksAtDisk: boolean): Promise<void> {
    let written = this.#drafts.of(image)?.text;
    let parts: CaptionParts | undefined;
    if (looksAtDisk || written === undefined) {
      parts = await this.#ask(image, null);
      if (!parts) return;
      this.#saved = parts.text;
      this.#settle(image, parts.text);
      written = this.#drafts.of(image)?.text;
    }
    if (written !== undefined) parts = await this.#ask(image, written);
    if (!parts) return;
    this.#parts = partsInField(parts);
    this.#page.redraw();
  }

  /** A draft that is saved by now is none any more; one that was saved on the way goes on from there. */
  #settle(image: string, saved: string): void {
    const draft = this.#drafts.of(image);
    if (!draft) return;
    const text = inField(saved);
    const isBack = draft.isBeingSaved && text !== draft.sent;
    if (text === draft.text && !isBack) this.#drafts.end(image);
    else if (text === draft.sent || text === inField(draft.base)) draft.base = saved;
  }

  /** @returns undefined where another question took its place, or nobody answers */
  async #ask(image: string, text: string | null): Promise<CaptionParts | undefined> {
    const { channel, dataset } = this.#page;
    const asked = channel.request('readCaption', { dataset, image, text });
    this.#asked = asked;
    try {
      const parts = await asked.answer;
      return this.#asked === asked ? parts : undefined;
    } catch {
      return undefined;
    }
  }
}
