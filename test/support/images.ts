import { crc32, deflateSync } from 'node:zlib';

const join = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const uint16 = (value: number) => [value >> 8, value & 255];
const uint32 = (value: number) => [...uint16(value >>> 16), ...uint16(value & 0xffff)];
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

/** Bytes that look like anything, the same at each run. */
export function noise(length: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

function chunk(type: string, data: Uint8Array | readonly number[]): Uint8Array {
  const body = join(ascii(type), data);
  return join(uint32(data.length), body, uint32(crc32(body)));
}

/** A grey PNG. */
export function png(width: number, height: number): Uint8Array {
  const header = chunk('IHDR', [...uint32(width), ...uint32(height), 8, 0, 0, 0, 0]);
  const pixels = chunk('IDAT', deflateSync(new Uint8Array(height * (width + 1))));
  return join([137, 80, 78, 71, 13, 10, 26, 10], header, pixels, chunk('IEND', []));
}

/** What a JPEG is made of here; sizes in pixels and bytes. */
export interface JpegParts {
  readonly width: number;
  readonly height: number;
  /** Bytes of application data in front of the size. */
  readonly inFront?: number;
  /** Bytes of picture data in each scan. */
  readonly scan?: number;
  /** More than one makes it progressive. */
  readonly scans?: number;
}

const segment = (marker: number, data: readonly number[]) => [
  0xff,
  marker,
  ...uint16(data.length + 2),
  ...data,
];

/** A JPEG by its structure: its picture data are noise, in which 0xFF is stuffed as the format wants it. */
export function jpegWith({ width, height, inFront = 0, scan = 2000, scans = 1 }: JpegParts): Uint8Array {
  const applications: number[] = [];
  for (let left = inFront; left > 0; left -= 60_000)
    applications.push(...segment(0xe1, Array(Math.min(left, 60_000)).fill(65)));
  const frame = segment(scans > 1 ? 0xc2 : 0xc0, [8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0]);
  const data = Array.from({ length: scans }, (_, index) => [
    ...segment(0xc4, [0, ...Array(16).fill(0)]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[...noise(scan, index + 1)].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])),
  ]);
  return join(
    [0xff, 0xd8],
    segment(0xe0, ascii('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    applications,
    frame,
    data.flat(),
    [0xff, 0xd9],
  );
}

/** A lossy WebP by its structure. */
export function webp(width: number, height: number, length = 500): Uint8Array {
  const little = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
  const size = [width & 255, width >> 8, height & 255, height >> 8];
  const picture = [0, 0, 0, 0x9d, 0x01, 0x2a, ...size, ...noise(length)];
  const body = [...ascii('WEBPVP8 '), ...little(picture.length), ...picture];
  return join(ascii('RIFF'), little(body.length), body);
}
