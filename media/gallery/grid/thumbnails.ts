import type { Asked } from '../../../protocol/channel.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownThumbnail } from '../../../protocol/gallery/picture.ts';

/** Addresses that are kept; the oldest go first. */
const MOST = 3000;

/** What to show for a picture, or why there is nothing to see. */
type Shown<One> = One | { readonly reason: string };

interface Known<One> {
  readonly version: number;
  readonly shown: Shown<One>;
}

/** The addresses of thumbnails, or of the pictures themselves. Asks for those on the screen; gives up what was scrolled away. */
export class Thumbnails<One extends object = ShownThumbnail> {
  readonly #ask: (pair: Pair) => Asked<One>;
  readonly #onChange: () => void;
  readonly #known = new Map<string, Known<One>>();
  readonly #asked = new Map<string, { readonly version: number; readonly asked: Asked<One> }>();

  constructor(ask: (pair: Pair) => Asked<One>, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** What to show for a picture: what it was before, until the new one comes; undefined at first. */
  of({ image }: Pair): Shown<One> | undefined {
    return this.#known.get(image)?.shown;
  }

  /** An address turned out to lead nowhere. */
  fail({ image, version }: Pair, reason: string): void {
    this.#drop(image);
    this.#known.set(image, { version, shown: { reason } });
    this.#onChange();
  }

  /** Forgets what is known: it may have changed, and nobody told. */
  forget(): void {
    for (const image of this.#known.keys()) this.#drop(image);
  }

  /** Asks for these, the most urgent first, and for no others any more. */
  want(pairs: readonly Pair[]): void {
    const wanted = new Map(pairs.map((pair) => [pair.image, pair]));
    for (const [image, { asked, version }] of this.#asked) {
      if (wanted.get(image)?.version === version) continue;
      this.#asked.delete(image);
      asked.cancel();
    }
    for (const pair of wanted.values()) {
      const { image, version } = pair;
      if (this.#asked.has(image) || this.#known.get(image)?.version === version) continue;
      const asked = this.#ask(pair);
      this.#asked.set(image, { version, asked });
      asked.answer.then(
        (shown) => this.#take(image, version, asked, shown),
        // Given up, or asked for again at the next drawing.
        () => this.#asked.get(image)?.asked === asked && this.#asked.delete(image),
      );
    }
  }

  #take(image: string, version: number, asked: Asked<One>, shown: Shown<One>): void {
    if (this.#asked.get(image)?.asked === asked) this.#asked.delete(image);
    this.#drop(image);
    this.#known.set(image, { version, shown });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#drop(oldest);
    }
    this.#onChange();
  }

  /** Small pictures that were made in the page are freed with their addresses. */
  #drop(image: string): void {
    const shown = this.#known.get(image)?.shown;
    if (shown && 'src' in shown && String(shown.src).startsWith('blob:'))
      URL.revokeObjectURL(String(shown.src));
    this.#known.delete(image);
  }
}

/** An address that is loaded anew when the picture behind it is another one. */
export function versioned(src: string, { version }: Pair): string {
  return version === 0 ? src : `${src}?version=${version}`;
}
