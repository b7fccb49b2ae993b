import type { FileCommand, PairAction } from '../../protocol/gallery/pair-actions.ts';
import type { Cursor } from './cursor/cursor.ts';
import type { Edits } from './edits/edits.ts';
import type { Pages } from './grid/pages.ts';
import type { ShortcutEvents } from './input/shortcuts.ts';
import type { Page } from './page.ts';
import type { TagTools } from './palette/tag-tools.ts';

/** What actions work with. */
export interface ActionContext {
  readonly page: Page;
  readonly cursor: Cursor;
  readonly pages: Pages;
  readonly edits: Edits;
  readonly tools: TagTools;
  readonly openLightbox: () => void;
  readonly editCaption: () => void;
  readonly focusQuery: () => void;
  readonly toggleCrop: () => void;
  readonly showHelp: () => void;
  readonly zoom: (direction: 1 | -1) => void;
}

/** What is done with the pairs that are chosen. */
export class Actions implements ShortcutEvents {
  readonly #context: ActionContext;

  constructor(context: ActionContext) {
    this.#context = context;
  }

  openLightbox = (): void => this.#context.openLightbox();
  editCaption = (): void => this.#context.editCaption();
  focusQuery = (): void => {
    // The grid does without the focus that it was about to take.
    this.#context.cursor.takesFocus = false;
    this.#context.focusQuery();
  };
  toggleCrop = (): void => this.#context.toggleCrop();
  showHelp = (): void => this.#context.showHelp();
  zoom = (direction: 1 | -1): void => this.#context.zoom(direction);
  openCaption = (): void => this.showCaption(false);
  selectAll = (): void => void this.#context.cursor.chooseAll();
  selectNone = (): void => this.#context.cursor.chooseCurrent();
  toggleCurrent = (): void => this.#context.cursor.toggleCurrent();
  undo = (): void => void this.#context.edits.undo();
  repeat = (): void => this.#context.cursor.withChosen((images) => void this.#context.edits.repeat(images));
  rename = (): void => this.files('rename');
  remove = (): void => this.files('delete');
  exclude = (): void => this.files('exclude');
  copyTags = (): void => this.#context.tools.copy();

  /** Opens the caption of the current pair in an editor. */
  showCaption(keepFocus: boolean): void {
    const { page, cursor } = this.#context;
    const { image } = cursor;
    if (image === undefined) return;
    page.channel.send({ type: 'openCaption', dataset: page.dataset, image, keepFocus });
  }

  /** Marks what is chosen as looked at; where all are marked, takes the marks away. */
  review(): void {
    const { page, cursor, pages } = this.#context;
    cursor.withChosen((images) => {
      const isReviewed = !images.every((image) => pages.find(image)?.isReviewed);
      page.channel.send({ type: 'review', dataset: page.dataset, images: [...images], isReviewed });
    });
  }

  togglePalette(number: number): void {
    this.#context.tools.toggle(number);
  }

  /** Does what was chosen in a menu. @param text what is pasted */
  act(action: PairAction, text: string | null): void {
    if (action === 'openCaption' || action === 'editCaption' || action === 'review') this[action]();
    else if (action === 'copyTags') this.copyTags();
    else if (action === 'pasteTags') this.#context.tools.paste(text ?? '');
    else this.files(action);
  }

  /** Has something done with the files of what is chosen. */
  files(command: FileCommand): void {
    const { page, cursor } = this.#context;
    cursor.withChosen((images) => {
      if (images.length === 0) return;
      page.channel.send({ type: 'files', command, dataset: page.dataset, images: [...images] });
    });
  }
}
