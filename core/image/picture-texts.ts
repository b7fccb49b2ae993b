import { asciiAt } from './bytes.ts';
import { exifTexts } from './exif-texts.ts';
import { exifStart, jpegSegments } from './jpeg.ts';
import type { PictureText } from './picture-text.ts';
import { type Inflate, pngTexts } from './png-texts.ts';
import { exifStartIn, webpChunks } from './webp.ts';

/** The texts of a picture in the order in which they stand; undefined for what is no PNG, JPEG or WebP. */
export function pictureTexts(bytes: Uint8Array, inflate: Inflate): readonly PictureText[] | undefined {
  if (asciiAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return pngTexts(bytes, inflate);
  if (asciiAt(bytes, 0, 3) === '\xff\xd8\xff') return jpegTexts(bytes);
  const isWebp = asciiAt(bytes, 0, 4) === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP';
  return isWebp ? webpTexts(bytes) : undefined;
}

function jpegTexts(bytes: Uint8Array): readonly PictureText[] {
  for (const segment of jpegSegments(bytes)) {
    const start = exifStart(bytes, segment);
    if (start !== undefined) return exifTexts(bytes.subarray(0, segment.at + 2 + segment.length), start);
  }
  return [];
}

function webpTexts(bytes: Uint8Array): readonly PictureText[] {
  for (const { name, at, length } of webpChunks(bytes))
    if (name === 'EXIF') return exifTexts(bytes.subarray(0, at + length), exifStartIn(bytes, at));
  return [];
}
