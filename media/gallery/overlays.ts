import { Help } from './help/help.ts';
import { Lightbox, type LightboxContext } from './lightbox/lightbox.ts';

/** What lies over the page: pictures large, and the list of keys. */
export class Overlays {
  readonly #lightbox: Lightbox;
  readonly #help: Help;

  constructor(context: Omit<LightboxContext, 'help'>) {
    this.#help = new Help(context.page);
    this.#lightbox = new Lightbox({ ...context, help: this.showHelp });
  }

  openLightbox = (): void => void this.#lightbox.open();
  showHelp = (): void => this.#help.open();

  draw(): void {
    this.#lightbox.draw();
  }
}
