import type sharp from 'sharp';
import { NoDecoder, type Shrink, UnknownFormat } from './thumbnails.ts';

/** The longest side of a thumbnail (pixels). */
const LONGEST = 320;

/** A failed attempt is not made again: what is missing now stays missing. */
let loading: Promise<typeof sharp> | undefined;

/** Decodes a picture with sharp, which is loaded at the first one, and may be missing on this platform. */
export const shrink: Shrink = async (picture) => {
  loading ??= load();
  const decode = await loading;
  try {
    // As stored: the trainer doesn't turn pictures by their EXIF orientation either.
    return await decode(picture, { failOn: 'error', sequentialRead: true, autoOrient: false })
      .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  } catch (error) {
    if (error instanceof Error && /unsupported image format/i.test(error.message)) throw new UnknownFormat();
    throw error;
  }
};

async function load(): Promise<typeof sharp> {
  try {
    const { default: loaded } = await import('sharp');
    // Several pictures at a time are enough for all cores; nobody asks for the same one twice.
    loaded.concurrency(1);
    loaded.cache(false);
    return loaded;
  } catch (error) {
    throw new NoDecoder(`sharp can't be loaded: ${error instanceof Error ? error.message : error}`);
  }
}
