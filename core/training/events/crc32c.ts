/** Castagnoli's polynomial, its bits reversed. */
const POLYNOMIAL = 0x82f63b78;
/** Eight bytes are taken at a time: each has a table of its own. */
const SLICES = 8;
const TABLES = makeTables();

/** What TensorFlow adds to a check sum, so that one of data that holds check sums is still a good one. */
const MASK_DELTA = 0xa282ead8;

function makeTables(): Int32Array {
  const tables = new Int32Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
    tables[byte] = sum;
  }
  for (let at = 256; at < tables.length; at++) {
    const before = tables[at - 256] as number;
    tables[at] = (before >>> 8) ^ (tables[before & 0xff] as number);
  }
  return tables;
}

/** The CRC-32C of a part of some bytes, as a number of 32 bits without a sign. @param end behind the last byte */
export function crc32c(bytes: Uint8Array, start: number, end: number): number {
  let sum = -1;
  let at = start;
  for (const last = end - SLICES; at <= last; at += SLICES) {
    const low =
      sum ^
      (byte(bytes, at) |
        (byte(bytes, at + 1) << 8) |
        (byte(bytes, at + 2) << 16) |
        (byte(bytes, at + 3) << 24));
    sum =
      entry(1792 + (low & 0xff)) ^
      entry(1536 + ((low >>> 8) & 0xff)) ^
      entry(1280 + ((low >>> 16) & 0xff)) ^
      entry(1024 + (low >>> 24)) ^
      entry(768 + byte(bytes, at + 4)) ^
      entry(512 + byte(bytes, at + 5)) ^
      entry(256 + byte(bytes, at + 6)) ^
      entry(byte(bytes, at + 7));
  }
  for (; at < end; at++) sum = entry((sum ^ byte(bytes, at)) & 0xff) ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** A check sum as the records of TensorFlow have it. */
export function maskedCrc32c(bytes: Uint8Array, start: number, end: number): number {
  const sum = crc32c(bytes, start, end);
  return (((sum >>> 15) | (sum << 17)) + MASK_DELTA) >>> 0;
}

/** What is inside the array, as the caller knows. */
function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function entry(at: number): number {
  return TABLES[at] as number;
}
