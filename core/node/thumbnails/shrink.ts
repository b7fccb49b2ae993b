import { decodingFailure, loadSharp } from '../sharp.ts';
import type { Shrink } from './thumbnails.ts';

/** The longest side of a thumbnail (pixels). */
const LONGEST = 320;

/** Decodes a picture with sharp, which is loaded at the first one, and may be missing on this platform. */
export const shrink: Shrink = async (picture) => {
  const decode = await loadSharp();
  try {
    // As stored: the trainer doesn't turn pictures by their EXIF orientation either.
    return await decode(picture, { failOn: 'error', sequentialRead: true, autoOrient: false })
      .resize(LONGEST, LONGEST, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  } catch (error) {
    throw decodingFailure(error);
  }
};
