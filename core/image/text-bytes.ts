import { decodeUtf8 } from '../vocabulary/clip/repair/utf8.ts';

/** So many characters are made at once; more are too many arguments. */
const PIECE = 8192;

/** Each byte as one character (Latin-1). */
export function latin1Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}

/** UTF-8, or Latin-1 where it is none: what is written as Latin-1 is hardly ever UTF-8 by chance. */
export function textOf(bytes: Uint8Array): string {
  const latin1 = latin1Of(bytes);
  return decodeUtf8(latin1, false) ?? latin1;
}

/**
 * UTF-16, by its mark, else by where the zeros of its Latin letters are, else in the order of what is around it: there are
 * writers that use one order in a file of the other.
 */
export function utf16Of(bytes: Uint8Array, around: 'big' | 'little'): string {
  const order = markedOrder(bytes) ?? orderByZeros(bytes) ?? around;
  const [high, low] = order === 'big' ? [0, 1] : [1, 0];
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at + high] ?? 0) * 256 + (bytes[at + low] ?? 0));
  return text.replace(/^\ufeff/, '');
}

function markedOrder([first, second]: Uint8Array): 'big' | 'little' | undefined {
  if (first === 0xfe && second === 0xff) return 'big';
  return first === 0xff && second === 0xfe ? 'little' : undefined;
}

function orderByZeros(bytes: Uint8Array): 'big' | 'little' | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (even === odd) return undefined;
  return even > odd ? 'big' : 'little';
}
