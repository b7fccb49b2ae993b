import { deflateSync } from 'node:zlib';
import { extendedWebp, jpegWith, png } from './images.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const all = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** A chunk of a PNG. */
export type Chunk = readonly [type: string, data: Uint8Array];

/** The chunks in which a PNG has texts. */
export const tEXt = (key: string, text: string): Chunk => ['tEXt', latin1(`${key}\0${text}`)];
export const zTXt = (key: string, text: string): Chunk => [
  'zTXt',
  all(latin1(`${key}\0\0`), deflateSync(latin1(text))),
];
export const iTXt = (key: string, text: string, isPacked = false): Chunk => {
  const bytes = isPacked ? deflateSync(utf8(text)) : utf8(text);
  return ['iTXt', all(latin1(`${key}\0${isPacked ? '\u0001' : '\0'}\0\0\0`), bytes)];
};

/** A PNG with chunks in front of its picture. */
export const pngWith = (...chunks: readonly Chunk[]): Uint8Array => png(8, 8, { chunks });

/** How EXIF data tell in what a comment is written. */
export type CommentCode = 'UNICODE' | 'ASCII' | 'none';

/** EXIF data with a comment, and what stands for a camera's maker. */
export function exifComment(
  text: string,
  { code = 'UNICODE', order = 'MM', text16 = order, make = '' }: ExifParts = {},
): Uint8Array {
  const number = (value: number, length: number) => {
    const bytes = Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255);
    return order === 'MM' ? bytes : bytes.reverse();
  };
  const wide = (one: string) =>
    [...Array(one.length).keys()].flatMap((index) => {
      const unit = one.charCodeAt(index);
      return text16 === 'MM' ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
    });
  const heads = { UNICODE: latin1('UNICODE\0'), ASCII: latin1('ASCII\0\0\0'), none: new Uint8Array() };
  const comment = all(heads[code], code === 'UNICODE' ? wide(text) : utf8(text));
  const maker = all(utf8(make), [0]);
  // Behind the head: a directory of two entries (30 bytes), one of one entry (18), the maker, the comment.
  const makerAt = 8 + 30 + 18;
  return all(
    latin1(order),
    [number(42, 2), number(8, 4)].flat(),
    [number(2, 2), number(0x010f, 2), number(2, 2), number(maker.length, 4), number(makerAt, 4)].flat(),
    [number(0x8769, 2), number(4, 2), number(1, 4), number(38, 4), number(0, 4)].flat(),
    [number(1, 2), number(0x9286, 2), number(7, 2), number(comment.length, 4)].flat(),
    [number(makerAt + maker.length, 4), number(0, 4)].flat(),
    maker,
    comment,
  );
}

interface ExifParts {
  readonly code?: CommentCode;
  readonly order?: 'II' | 'MM';
  /** The order in which the comment is written; some writers don't mind the file's own. */
  readonly text16?: 'II' | 'MM';
  readonly make?: string;
}

export const jpegWithExif = (exif: Uint8Array): Uint8Array => jpegWith({ width: 8, height: 8, exif });
export const webpWithExif = (exif: Uint8Array): Uint8Array => extendedWebp(0x08, exif);

/** What AUTOMATIC1111 writes. */
export const a1111Text = `(masterpiece:1.2), CharacterAI, café, <lora:CharacterAI-000006:0.8>
from behind
Negative prompt: bad hands, (blurry:1.3)
watermark
Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 42, Size: 512x768, Model: v1-5, Lora hashes: "CharacterAI-000006: 0123abcd, other: 4567", TI hashes: "easynegative: c74b4e81", Version: v1.10.1`;
