import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownPicture } from '../../../protocol/gallery/picture.ts';
import { Thumbnails, versioned } from '../grid/thumbnails.ts';
import type { Page } from '../page.ts';
import type { Sides } from './zoom.ts';

/** Pictures of more pixels are only loaded when the user asks: each takes four bytes in memory. */
const MOST_PIXELS = 64_000_000;
/** Neighbours of more pixels aren't loaded beforehand. */
const MOST_PIXELS_BEFOREHAND = 24_000_000;

/** How far a picture is. */
export interface Loaded {
  /** What to load, or why there is nothing to see; undefined until that is known. */
  readonly picture: ShownPicture | { readonly reason: string } | undefined;
  /** Whether all of it is there. */
  readonly isThere: boolean;
  /** How many megapixels it has, where it is too large to be loaded unasked. */
  readonly tooLarge: number | undefined;
}

/** Loads pictures themselves: those that are shown, and their neighbours before one gets there. */
export class Loading {
  readonly #page: Page;
  readonly #pictures: Thumbnails<ShownPicture>;
  /** Their sizes, by picture and version. */
  readonly #there = new Map<string, Sides>();
  /** Those that the user wants to see though they are large. */
  readonly #wanted = new Set<string>();
  /** Kept by address, so that the browser keeps them. */
  #beforehand = new Map<string, HTMLImageElement>();

  constructor(page: Page) {
    this.#page = page;
    this.#pictures = new Thumbnails(
      ({ image }) => page.channel.request('picture', { dataset: page.dataset, image }),
      () => page.redraw(),
    );
  }

  /** Masks may come and go unseen: they are looked for anew. */
  begin(): void {
    this.#pictures.forget();
  }

  end(): void {
    this.#pictures.want([]);
    this.#beforehand.clear();
  }

  /** Asks for these, and then for those that may be next. */
  want(pairs: readonly Pair[], near: readonly Pair[]): void {
    this.#pictures.want([...pairs, ...near]);
    const kept = new Map<string, HTMLImageElement>();
    for (const pair of near) {
      const { picture } = this.of(pair);
      const pixels = pair.size ? pair.size[0] * pair.size[1] : 0;
      if (!picture || !('src' in picture) || pixels === 0 || pixels > MOST_PIXELS_BEFOREHAND) continue;
      const { src } = picture;
      kept.set(
        src,
        this.#beforehand.get(src) ?? Object.assign(new Image(), { crossOrigin: 'anonymous', src }),
      );
    }
    this.#beforehand = kept;
  }

  of(pair: Pair): Loaded {
    const picture = this.#pictures.of(pair);
    const pixels = pair.size ? pair.size[0] * pair.size[1] : 0;
    const isTooLarge = pixels > MOST_PIXELS && !this.#wanted.has(pair.image);
    return {
      picture: picture && 'src' in picture ? { ...picture, src: versioned(picture.src, pair) } : picture,
      isThere: this.#there.has(keyOf(pair)),
      tooLarge: isTooLarge ? Math.round(pixels / 1_000_000) : undefined,
    };
  }

  /** How large a picture is; undefined until that is known. */
  sizeOf(pair: Pair): Sides | undefined {
    return pair.size ?? this.#there.get(keyOf(pair));
  }

  /** The browser has loaded one. */
  take(pair: Pair, { naturalWidth, naturalHeight }: HTMLImageElement): void {
    this.#there.set(keyOf(pair), [naturalWidth, naturalHeight]);
    this.#page.redraw();
  }

  /** The browser can't show one. */
  fail(pair: Pair): void {
    this.#pictures.fail(pair, this.#page.strings.grid.cannotShow);
  }

  /** The user wants to see one though it is large. */
  insist({ image }: Pair): void {
    this.#wanted.add(image);
    this.#page.redraw();
  }
}

function keyOf({ image, version }: Pair): string {
  return `${version} ${image}`;
}
