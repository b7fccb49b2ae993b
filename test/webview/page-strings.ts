import { galleryStrings } from '../../client/gallery/strings/index.ts';

/** The page's sentences as they are written in the program, in English. */
export const pageStrings = galleryStrings();
