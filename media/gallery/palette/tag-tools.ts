import type { Cursor } from '../cursor/cursor.ts';
import type { Edits } from '../edits/edits.ts';
import type { Page } from '../page.ts';
import { Clipboard } from './clipboard.ts';
import { Palette } from './palette.ts';
import { TagHolders } from './tag-holders.ts';
import { YesNo } from './yes-no.ts';

/** What tag tools need from outside. */
export interface TagToolsContext {
  readonly page: Page;
  readonly edits: Edits;
  readonly cursor: Cursor;
  /** The tags by the keys from 1; an empty one where a key has none. */
  tags(): readonly string[];
  /** Shows the palette. */
  show(): void;
  /** The user goes back to the pictures. */
  onLeave(): void;
}

/** What gives tags to pictures without writing them: the palette, yes and no, and the clipboard. */
export class TagTools {
  readonly #context: TagToolsContext;
  readonly #clipboard: Clipboard;
  readonly holders: TagHolders;
  readonly yesNo: YesNo;
  readonly palette: Palette;

  constructor(context: TagToolsContext) {
    const { page, edits, cursor } = context;
    const chosen = () => cursor.chosen;
    this.#context = context;
    this.holders = new TagHolders(page);
    this.yesNo = new YesNo(page, edits, this.holders);
    this.#clipboard = new Clipboard({ page, edits, withChosen: (act) => cursor.withChosen(act) });
    this.palette = new Palette({
      page,
      holders: this.holders,
      yesNo: this.yesNo,
      tags: context.tags,
      chosen,
      toggle: (number) => this.toggle(number),
      onLeave: context.onLeave,
    });
  }

  /** Toggles the tag of a key on the chosen pictures; where the key has none, asks for one. */
  toggle(number: number): void {
    const { cursor, edits, tags, show } = this.#context;
    const tag = tags()[number - 1] ?? '';
    if (tag === '') {
      show();
      this.palette.fill(number);
      return;
    }
    cursor.withChosen((images) => {
      if (images.length > 0) void edits.forMany(images, { kind: 'toggle', tag });
    });
  }

  copy(): void {
    void this.#clipboard.copy();
  }

  /** Adds the tags of a text to the chosen pictures. */
  paste(text: string): void {
    this.#clipboard.paste(text);
  }
}
