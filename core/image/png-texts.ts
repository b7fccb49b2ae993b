import { exifTexts } from './exif-texts.ts';
import type { PictureText } from './picture-text.ts';
import { type Chunk, pngChunks } from './png.ts';
import { latin1Of, textOf } from './text-bytes.ts';

/** Unpacks zlib's format: as much as `most` bytes; undefined where it is more, or damaged. */
export type Inflate = (packed: Uint8Array, most: number) => Uint8Array | undefined;

/** More than a large workflow of ComfyUI's (bytes, unpacked). */
const LARGEST_TEXT = 16 * 1024 * 1024;
/** Nobody writes so many. */
const MOST_TEXTS = 1000;
/** Names have up to 79 characters. */
const LONGEST_NAME = 80;

/** The texts of a PNG: `tEXt`, `zTXt`, `iTXt`, and those in EXIF data. What is damaged or too large is left out. */
export function pngTexts(bytes: Uint8Array, inflate: Inflate): readonly PictureText[] {
  const texts: PictureText[] = [];
  let left = LARGEST_TEXT;
  let exif: Chunk | undefined;
  for (const chunk of pngChunks(bytes)) {
    if (texts.length >= MOST_TEXTS) break;
    if (chunk.name === 'eXIf') exif ??= chunk;
    const data = TEXT_CHUNKS.has(chunk.name) ? dataOf(bytes, chunk, left) : undefined;
    const found = data && textIn(chunk.name, data, (packed) => inflate(packed, left));
    if (!found) continue;
    texts.push({ name: found.name, text: textOf(found.text) });
    // All of them together: many small ones that unpack to much are as bad as one.
    left -= found.text.length;
  }
  return exif ? [...texts, ...exifTexts(bytes.subarray(0, exif.at + exif.length), exif.at)] : texts;
}

const TEXT_CHUNKS = new Set(['tEXt', 'zTXt', 'iTXt']);

function dataOf(bytes: Uint8Array, { at, length }: Chunk, left: number): Uint8Array | undefined {
  return length <= left && at + length <= bytes.length ? bytes.subarray(at, at + length) : undefined;
}

/** Name, NUL; `zTXt`: the way of packing; `iTXt`: whether it is packed, the way, language, NUL, translated name, NUL. */
function textIn(
  chunk: string,
  data: Uint8Array,
  unpack: (packed: Uint8Array) => Uint8Array | undefined,
): { readonly name: string; readonly text: Uint8Array } | undefined {
  const end = data.indexOf(0);
  if (end < 1 || end > LONGEST_NAME) return undefined;
  const name = latin1Of(data.subarray(0, end));
  if (chunk === 'tEXt') return { name, text: data.subarray(end + 1) };
  const language = chunk === 'iTXt' ? data.indexOf(0, end + 3) : end;
  const start = chunk === 'iTXt' ? data.indexOf(0, language + 1) + 1 : end + 2;
  if (language < 0 || start < 1) return undefined;
  const isPacked = chunk === 'zTXt' || data[end + 1] === 1;
  const text = isPacked ? unpack(data.subarray(start)) : data.subarray(start);
  return text && { name, text };
}
