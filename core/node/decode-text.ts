import { isUtf8 } from 'node:buffer';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes UTF-8 strictly, as the trainer does. A byte order mark is taken off and told; bytes that are no UTF-8
 * give the text before the first of them.
 */
export function decodeText(
  bytes: Uint8Array,
): { text: string; bom: boolean } | { before: string; byte: number } {
  if (isUtf8(bytes)) {
    const text = decoder.decode(bytes);
    const bom = text.startsWith('\ufeff');
    return { text: bom ? text.slice(1) : text, bom };
  }
  const at = firstInvalid(bytes);
  return { before: decoder.decode(bytes.subarray(0, at)).replace(/^\ufeff/, ''), byte: bytes[at] ?? 0 };
}

/** The offset of the first byte that doesn't belong to valid UTF-8: the longest valid beginning ends there. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >> 1;
    // A beginning cut inside a character is not valid itself, though nothing is wrong with it.
    if (isUtf8(bytes.subarray(0, lastBoundary(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return lastBoundary(bytes, valid);
}

function lastBoundary(bytes: Uint8Array, end: number): number {
  for (let start = end; start > Math.max(0, end - 4); start--) {
    const byte = bytes[start - 1] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return start - 1 + length > end ? start - 1 : end;
    }
  }
  return end;
}
