import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownPicture, ShownThumbnail } from '../../../protocol/gallery/picture.ts';
import type { Page } from '../page.ts';
import { Thumbnails, versioned } from './thumbnails.ts';

/** Tiles that are larger than this show the pictures themselves: a thumbnail has 320 pixels (pixels of the page). */
const LARGE = 400;
/** So do those beyond that size on a fine screen, where a thumbnail is stretched to so many of its pixels. */
const LARGE_ON_FINE_SCREEN = 280;
const MOST_STRETCHED = 640;
/** Pictures of more pixels stay thumbnails: several of them would take more memory than they are worth here. */
const MOST_PIXELS = 24_000_000;

/** What tiles show: thumbnails; where those would be coarse, the pictures that can be seen. */
export class TileImages {
  readonly #thumbnails: Thumbnails;
  readonly #pictures: Thumbnails<ShownPicture>;
  #isLarge = false;

  constructor(page: Page, thumbnails: Thumbnails) {
    this.#thumbnails = thumbnails;
    this.#pictures = new Thumbnails(
      ({ image }) => page.channel.request('picture', { dataset: page.dataset, image }),
      () => page.redraw(),
    );
  }

  of(pair: Pair): ShownThumbnail | undefined {
    const picture = this.#isLarge ? this.#pictures.of(pair) : undefined;
    if (picture && 'src' in picture) return { src: versioned(picture.src, pair) };
    return this.#thumbnails.of(pair);
  }

  /** What was to be shown turned out to lead nowhere. */
  fail(pair: Pair, reason: string): void {
    const picture = this.#isLarge ? this.#pictures.of(pair) : undefined;
    if (picture && 'src' in picture) this.#pictures.fail(pair, reason);
    else this.#thumbnails.fail(pair, reason);
  }

  /** Asks for what is shown, and for nothing else any more. @param height of a tile's picture, in pixels */
  want(seen: readonly Pair[], around: readonly Pair[], height: number): void {
    const isOnFineScreen = height > LARGE_ON_FINE_SCREEN && height * devicePixelRatio > MOST_STRETCHED;
    this.#isLarge = height > LARGE || isOnFineScreen;
    this.#thumbnails.want([...seen, ...around]);
    const few = seen.filter(({ size }) => size && size[0] * size[1] <= MOST_PIXELS);
    this.#pictures.want(this.#isLarge ? few : []);
  }
}
