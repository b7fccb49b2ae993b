import type { Pair } from '../../protocol/gallery/pair.ts';
import { CaptionPane } from './caption/caption-pane.ts';
import { Help } from './help/help.ts';
import { Lightbox, type LightboxContext } from './lightbox/lightbox.ts';

/** What lies over the page: pictures large, and the list of keys. */
export class Overlays {
  readonly #lightbox: Lightbox;
  readonly #help: Help;

  constructor(context: Omit<LightboxContext, 'help' | 'caption'>) {
    const { page, edits } = context;
    this.#help = new Help(page);
    const written = new CaptionPane('lightbox-caption', page, edits, {
      onLeave: () => this.#lightbox.focus(),
      onStep: (step) => this.#lightbox.go(step > 0 ? 'next' : 'previous'),
    });
    const caption = (pair: Pair) => {
      written.show(pair);
      return written;
    };
    const onClose = () => {
      // What was written is saved, as when one moves on.
      written.show(undefined);
      context.onClose();
    };
    this.#lightbox = new Lightbox({ ...context, caption, onClose, help: this.showHelp });
  }

  openLightbox = (): void => void this.#lightbox.open();
  showHelp = (): void => this.#help.open();

  draw(): void {
    this.#lightbox.draw();
  }
}
