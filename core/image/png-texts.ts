import { textOf } from '../training/events/wire.ts';
import { asciiAt, numberAt } from './bytes.ts';

/** Something that a program wrote into a PNG beside the picture: `parameters`, `prompt`, `Software` … */
export interface PngText {
  readonly name: string;
  readonly text: string;
}

/** Behind the signature: each chunk is a length, a type, so many bytes, and a check sum. */
const FIRST_CHUNK = 8;
const FRAME = 12;

/** The texts of a PNG that stand before its picture, as far as they are not compressed. @param head the beginning of the file */
export function pngTexts(head: Uint8Array): readonly PngText[] {
  const texts: PngText[] = [];
  if (asciiAt(head, 1, 3) !== 'PNG') return texts;
  for (let at = FIRST_CHUNK; at + FRAME <= head.length; ) {
    const [length, kind, start] = [numberAt(head, at, 4), asciiAt(head, at + 4, 4), at + 8];
    const end = start + length;
    if (kind === 'IDAT' || end > head.length) break;
    const text = kind === 'tEXt' ? plainText(head, start, end) : undefined;
    const found = kind === 'iTXt' ? internationalText(head, start, end) : text;
    if (found) texts.push(found);
    at = end + 4;
  }
  return texts;
}

/** A name, a zero, and a text in Latin-1. */
function plainText(bytes: Uint8Array, start: number, end: number): PngText | undefined {
  const zero = zeroFrom(bytes, start, end);
  if (zero === undefined) return undefined;
  return { name: latin(bytes, start, zero), text: latin(bytes, zero + 1, end) };
}

/** A name, whether and how it is compressed, a language, the name in it, and a text in UTF-8. */
function internationalText(bytes: Uint8Array, start: number, end: number): PngText | undefined {
  const name = zeroFrom(bytes, start, end);
  if (name === undefined || bytes[name + 1] !== 0) return undefined;
  const language = zeroFrom(bytes, name + 3, end);
  const translated = language === undefined ? undefined : zeroFrom(bytes, language + 1, end);
  if (translated === undefined) return undefined;
  return { name: latin(bytes, start, name), text: textOf(bytes, translated + 1, end) };
}

function zeroFrom(bytes: Uint8Array, start: number, end: number): number | undefined {
  const place = bytes.indexOf(0, start);
  return place < 0 || place >= end ? undefined : place;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return text;
}
