import type { Edits } from '../edits/edits.ts';
import { filled } from '../filled.ts';
import type { Page } from '../page.ts';

/** More is no list of tags (count, UTF-16 units). */
const MOST_TAGS = 200;
const LONGEST = 10_000;

/** Where copying and pasting means pictures. */
const PLACES = '#grid, .lightbox, .caption-pane';

/** What the clipboard needs from outside. */
export interface ClipboardContext {
  readonly page: Page;
  readonly edits: Edits;
  /** Does something to the pictures that are chosen, as soon as it is known which. */
  withChosen(act: (images: readonly string[]) => void): void;
}

/**
 * Tags that are copied from pictures and pasted to others. By the page's own copy and paste: VS Code has them done, too,
 * from its menu.
 */
export class Clipboard {
  readonly #context: ClipboardContext;
  /** What the chosen captions have in common, for the copying that is going on. */
  #copied: string | undefined;

  constructor(context: ClipboardContext) {
    this.#context = context;
    // Where nothing is selected, browsers copy and paste only for who says beforehand that they do it.
    for (const before of ['beforecopy', 'beforepaste'])
      document.addEventListener(before, (event) => this.#isMeant && event.preventDefault());
    document.addEventListener('copy', (event) => this.#onCopy(event));
    document.addEventListener('paste', (event) => this.#onPaste(event));
  }

  /** Copies the tags that all chosen captions have. */
  copy(): void {
    this.#context.withChosen((images) => void this.#copy(images));
  }

  async #copy(images: readonly string[]): Promise<void> {
    const { page, edits } = this.#context;
    const { palette: strings } = page.strings;
    try {
      const tags = await this.#common(images);
      if (tags.length > 0) await this.#put(tags.join(', '));
      const { nothingToCopy, copiedOne, copied } = strings;
      const said = [nothingToCopy, copiedOne][tags.length] ?? filled(copied, tags.length);
      edits.say(said);
    } catch (error) {
      edits.say(String(error));
    }
  }

  /** Adds the tags of a text to the chosen captions. */
  paste(text: string): void {
    const { page, edits, withChosen } = this.#context;
    const tags = [...new Set(text.split(/[,\r\n]+/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
    const isList = tags.length > 0 && tags.length <= MOST_TAGS && text.length <= LONGEST;
    if (!isList) edits.say(page.strings.palette.noTags);
    else
      withChosen((images) => {
        if (images.length > 0) void edits.forMany(images, { kind: 'add', tags, place: { at: 'end' } });
      });
  }

  /** Whether copying and pasting means pictures, not a text. */
  get #isMeant(): boolean {
    const { activeElement } = document;
    const isField = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
    const isSelected = !(document.getSelection()?.isCollapsed ?? true);
    return !isField && !isSelected && Boolean(activeElement?.closest(PLACES));
  }

  async #put(text: string): Promise<void> {
    this.#copied = text;
    const isDone = document.execCommand('copy');
    this.#copied = undefined;
    if (!isDone) await navigator.clipboard.writeText(text);
  }

  /** In the order of the first one. */
  async #common(images: readonly string[]): Promise<readonly string[]> {
    const [image] = images;
    if (image === undefined) return [];
    const { channel, dataset } = this.#context.page;
    const { text, tags } = await channel.request('readCaption', { dataset, image, text: null }).answer;
    const names = [...new Set(tags.map(({ start, end }) => text.slice(start, end)))];
    if (images.length === 1 || names.length === 0) return names;
    const asked = { dataset, images: [...images], tags: names };
    const places = await channel.request('haveTags', asked).answer;
    return names.filter((_, index) => places[index]?.length === images.length);
  }

  #onCopy(event: ClipboardEvent): void {
    if (!this.#isMeant) return;
    event.preventDefault();
    if (this.#copied === undefined) this.copy();
    else event.clipboardData?.setData('text/plain', this.#copied);
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain');
    if (!this.#isMeant || !text) return;
    event.preventDefault();
    this.paste(text);
  }
}
