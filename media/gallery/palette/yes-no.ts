import type { Operation } from '../../../protocol/gallery/edits.ts';
import type { Edits } from '../edits/edits.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';
import type { TagHolders } from './tag-holders.ts';

/** Whether a picture has the tag that is being given out. */
export interface CellMark {
  readonly isYes: boolean;
  /** In words. */
  readonly label: string;
}

/** One tag is given out: each picture that is clicked gets it, or loses it. */
export class YesNo {
  readonly #page: Page;
  readonly #edits: Edits;
  readonly #holders: TagHolders;
  /** The tag; undefined while none is given out. */
  tag: string | undefined;

  constructor(page: Page, edits: Edits, holders: TagHolders) {
    this.#page = page;
    this.#edits = edits;
    this.#holders = holders;
  }

  start(tag: string): void {
    this.tag = tag;
    this.#page.redraw();
  }

  end(): void {
    this.tag = undefined;
    this.#page.redraw();
  }

  /** Takes a click on a picture. @returns whether it meant the tag */
  click(image: string | undefined): boolean {
    const { tag } = this;
    if (tag === undefined) return false;
    // What one sees is turned round: nothing is done to what isn't seen yet.
    const has = image === undefined ? undefined : this.#holders.has(image, tag);
    if (image === undefined || has === undefined) return true;
    const operation: Operation = has
      ? { kind: 'remove', tags: [tag] }
      : { kind: 'add', tags: [tag], place: { at: 'end' } };
    void this.#edits.now([image], operation);
    return true;
  }

  /** Takes a key of the grid. @param image the current picture @returns whether it meant the tag */
  key({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, image: string | undefined): boolean {
    if (this.tag === undefined || ctrlKey || metaKey || altKey || shiftKey) return false;
    if (key === 'Escape') this.end();
    else if (key === ' ' || key === 'Enter') this.click(image);
    else return false;
    return true;
  }

  /** What a picture's cell shows of it. */
  markOf(image: string): CellMark | undefined {
    const { tag } = this;
    const has = tag === undefined ? undefined : this.#holders.has(image, tag);
    if (tag === undefined || has === undefined) return undefined;
    const { palette: strings } = this.#page.strings;
    return { isYes: has, label: filled(has ? strings.yes : strings.no, tag) };
  }
}
