import { CaptionPane } from '../caption/caption-pane.ts';
import type { CaptionTextEvents } from '../caption/caption-text.ts';
import type { Edits } from '../edits/edits.ts';
import { type ManyEvents, ManyPanel } from '../many/many-panel.ts';
import { NumbersPane, type NumbersPaneEvents } from '../numbers/pane.ts';
import type { Page } from '../page.ts';
import type { PageState, Pane } from '../state.ts';
import type { PaneContent } from './panes.ts';

/** What can stand in a pane. */
export class PaneContents {
  readonly caption: CaptionPane;
  readonly #many: ManyPanel;
  readonly #numbers: NumbersPane;

  constructor(page: Page, edits: Edits, events: CaptionTextEvents & NumbersPaneEvents & ManyEvents) {
    this.caption = new CaptionPane('caption', page, edits, events);
    this.#many = new ManyPanel(page, edits, events);
    this.#numbers = new NumbersPane(page, events);
  }

  /** What was written here when the page was last shown is there again. */
  restore({ form }: PageState): void {
    this.#many.restore(form);
  }

  /** Pairs changed. */
  outdate(): void {
    this.#many.outdate();
    this.#numbers.outdate();
  }

  /** Begins to write: the caption of the one picture that is chosen, or what is done to several. */
  focus(chosen: number): void {
    if (chosen > 1) this.#many.focus();
    else this.caption.focus();
  }

  /** What a pane has: of captions the one, or what is done to many. @param chosen the pictures that are chosen */
  of(pane: Pane, chosen: readonly string[]): PaneContent {
    if (pane === 'numbers') return this.#numbers;
    if (chosen.length < 2) return this.caption;
    return this.#many.show(chosen);
  }
}
