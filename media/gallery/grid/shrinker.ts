import type { Asked } from '../../../protocol/channel.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { ShownThumbnail } from '../../../protocol/gallery/picture.ts';
import { versioned } from './thumbnails.ts';

/** The longest side of a small picture (pixels), as the server makes them. */
const LONGEST = 320;
/** So many pictures are decoded at once: each takes its whole size in memory meanwhile. */
const AT_ONCE = 2;

interface Wish {
  readonly start: () => Promise<void>;
}

/**
 * Makes small pictures within the page, where the server can't: it has no decoder, or doesn't know the format. One after the
 * other, those that are waited for alone, so that a screenful of large pictures doesn't have to be held.
 */
export class Shrinker {
  readonly #waiting = new Set<Wish>();
  #running = 0;

  /** What is shown for a picture, small in any case. */
  small(asked: Asked<ShownThumbnail>, pair: Pair): Asked<ShownThumbnail> {
    let give = () => {};
    const given = new Promise<never>((_, reject) => {
      give = () => reject(new Error('given up'));
    });
    given.catch(() => {});
    const work = async (): Promise<ShownThumbnail> => {
      const shown = await asked.answer;
      if (!('src' in shown) || !shown.isWhole || shown.isTurned) return shown;
      const src = versioned(shown.src, pair);
      // What can't be decoded here either says so where it is shown.
      const made = await this.#inTurn(() => shrunk(src), given).catch(() => undefined);
      return { src: made ?? src };
    };
    return {
      answer: Promise.race([work(), given]),
      cancel: () => {
        give();
        asked.cancel();
      },
    };
  }

  #inTurn<Result>(work: () => Promise<Result>, given: Promise<never>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const wish: Wish = {
        start: () => work().then(resolve, reject),
      };
      given.catch((reason) => {
        if (this.#waiting.delete(wish)) reject(reason);
      });
      this.#waiting.add(wish);
      this.#next();
    });
  }

  #next(): void {
    for (const wish of this.#waiting) {
      if (this.#running >= AT_ONCE) return;
      this.#waiting.delete(wish);
      this.#running++;
      void wish.start().finally(() => {
        this.#running--;
        this.#next();
      });
    }
  }
}

/** The address of a small copy of a picture; itself where it is small enough. Not for those that their EXIF data turn. */
async function shrunk(src: string): Promise<string> {
  const picture = new Image();
  picture.crossOrigin = 'anonymous';
  picture.decoding = 'async';
  picture.src = src;
  try {
    await picture.decode();
    const bytes = await smallBytes(picture);
    return bytes ? URL.createObjectURL(bytes) : src;
  } finally {
    picture.src = '';
  }
}

/** A small copy as a file; nothing where the picture is small enough. */
async function smallBytes(whole: HTMLImageElement): Promise<Blob | null> {
  const scale = LONGEST / Math.max(whole.naturalWidth, whole.naturalHeight);
  if (scale >= 1) return null;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(whole.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.8));
}
