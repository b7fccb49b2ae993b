/** A whole number of some bytes; bytes that lie outside count as 0, so that a cut header reads as an empty one. */
export function numberAt(
  bytes: Uint8Array,
  at: number,
  length: number,
  order: 'big' | 'little' = 'big',
): number {
  let value = 0;
  for (let index = 0; index < length; index++)
    value = value * 256 + (bytes[at + (order === 'big' ? index : length - 1 - index)] ?? 0);
  return value;
}

/** Some bytes as ASCII, shorter at the end. */
export function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
