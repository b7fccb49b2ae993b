import { asciiAt, numberAt } from './bytes.ts';
import type { PictureText } from './picture-text.ts';
import { textOf, utf16Of } from './text-bytes.ts';
import { entriesOf, openTiff, type Tiff, type TiffEntry } from './tiff.ts';

const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
/** ComfyUI has its prompt and workflow in the names of a camera. */
const names = new Map([
  [0x010e, 'ImageDescription'],
  [0x010f, 'Make'],
  [0x0110, 'Model'],
  [USER_COMMENT, 'UserComment'],
]);
/** More than a large workflow of ComfyUI's (bytes). */
const LARGEST = 16 * 1024 * 1024;
/** How many bytes tell in what a comment is written. */
const CODE = 8;

/** The texts in EXIF data, each once; none in nonsense. @param at where it begins: at its byte order, `II` or `MM` */
export function exifTexts(bytes: Uint8Array, at: number): readonly PictureText[] {
  const tiff = openTiff(bytes, at);
  if (!tiff) return [];
  const entries = [...entriesOf(tiff)];
  const below = entries.find(({ tag }) => tag === EXIF_DIRECTORY);
  if (below) entries.push(...entriesOf(tiff, numberAt(bytes, below.at, 4, tiff.order)));
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const name = names.get(entry.tag);
    const value = name === undefined || texts.has(name) ? undefined : bytesIn(tiff, entry);
    if (name === undefined || !value) continue;
    texts.set(name, entry.tag === USER_COMMENT ? commentIn(value, tiff) : textOf(value));
  }
  return [...texts].flatMap(([name, text]) => {
    const end = endWithoutZeros(text);
    return end === 0 ? [] : [{ name, text: text.slice(0, end) }];
  });
}

function endWithoutZeros(text: string): number {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end--;
  return end;
}

/** The bytes of a text; undefined where they lie outside or are far too many. Its entries have one byte each, so their count is its length. */
function bytesIn({ bytes, start, order }: Tiff, { count, at }: TiffEntry): Uint8Array | undefined {
  const place = count <= 4 ? at : start + numberAt(bytes, at, 4, order);
  if (count > LARGEST) return undefined;
  return place + count <= bytes.length ? bytes.subarray(place, place + count) : undefined;
}

function commentIn(value: Uint8Array, { order }: Tiff): string {
  const code = asciiAt(value, 0, CODE);
  if (code.startsWith('UNICODE')) return utf16Of(value.subarray(CODE), order);
  // `ASCII`, `JIS` or nothing, filled up with NULs; some write the text at once.
  return textOf(/^(?:ASCII|JIS)?\0+$/.test(code) ? value.subarray(CODE) : value);
}
