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

/** What is out of the ordinary in a PNG: bits, colour type, chunks in front of the picture and behind it. */
export interface PngParts {
  readonly depth?: number;
  readonly type?: number;
  readonly chunks?: readonly (readonly [type: string, data: Uint8Array | readonly number[]])[];
  readonly behind?: PngParts['chunks'];
}

/** A PNG, grey where nothing else is said; its pixels fit 8 bits of grey only. */
export function png(width: number, height: number, parts: PngParts = {}): Uint8Array {
  const { depth = 8, type = 0, chunks = [], behind = [] } = parts;
  const header = chunk('IHDR', [...uint32(width), ...uint32(height), depth, type, 0, 0, 0]);
  const pixels = chunk('IDAT', deflateSync(new Uint8Array(height * (width + 1))));
  const all = (some: typeof chunks) => join(...some.map(([name, data]) => chunk(name, data)));
  return join([137, 80, 78, 71, 13, 10, 26, 10], header, all(chunks), pixels, all(behind), chunk('IEND', []));
}

/** EXIF data with nothing but an orientation. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Uint8Array {
  const short = (value: number) => (order === 'II' ? uint16(value).reverse() : uint16(value));
  const long = (value: number) => (order === 'II' ? uint32(value).reverse() : uint32(value));
  const entry = [...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0];
  return join(ascii(order), short(42), long(8), short(1), entry, long(0));
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
  readonly exif?: Uint8Array;
  readonly bits?: number;
  /** How many colours it has: 1 is grey, 3 are usual, 4 are CMYK. */
  readonly components?: number;
}

const segment = (marker: number, data: readonly number[]) => [
  0xff,
  marker,
  ...uint16(data.length + 2),
  ...data,
];

/** A JPEG by its structure: its picture data are noise, in which 0xFF is stuffed as the format wants it. */
export function jpegWith({
  width,
  height,
  inFront = 0,
  scan = 2000,
  scans = 1,
  ...parts
}: JpegParts): Uint8Array {
  const { bits = 8, components = 1, exif } = parts;
  const applications: number[] = exif ? segment(0xe1, [...ascii('Exif\0\0'), ...exif]) : [];
  for (let left = inFront; left > 0; left -= 60_000)
    applications.push(...segment(0xe1, Array(Math.min(left, 60_000)).fill(65)));
  const colors = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat();
  const size = [...uint16(height), ...uint16(width)];
  const frame = segment(scans > 1 ? 0xc2 : 0xc0, [bits, ...size, components, ...colors]);
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

const little = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];

function riff(
  ...chunks: readonly (readonly [name: string, data: Uint8Array | readonly number[]])[]
): Uint8Array {
  const body = join(
    ascii('WEBP'),
    ...chunks.map(([name, data]) => [
      ...ascii(name),
      ...little(data.length),
      ...data,
      ...Array(data.length % 2).fill(0),
    ]),
  );
  return join(ascii('RIFF'), little(body.length), body);
}

/** A WebP with the extended header by its structure, and EXIF data behind the picture. */
export function extendedWebp(flags: number, exif: Uint8Array, length = 500): Uint8Array {
  const size = [43, 1, 0, 199, 0, 0];
  const picture = [0, 0, 0, 0x9d, 0x01, 0x2a, 44, 1, 200, 0, ...noise(length)];
  return riff(['VP8X', [flags, 0, 0, 0, ...size]], ['VP8 ', picture], ['EXIF', exif]);
}

/** A lossless WebP of 300 × 200 by its structure. */
export function losslessWebp(hasAlpha: boolean): Uint8Array {
  const bits = 299 | (199 << 14) | (hasAlpha ? 1 << 28 : 0);
  return riff(['VP8L', [0x2f, ...little(bits), ...noise(100)]]);
}

/** A lossy WebP by its structure. */
export function webp(width: number, height: number, length = 500): Uint8Array {
  const size = [width & 255, width >> 8, height & 255, height >> 8];
  const picture = [0, 0, 0, 0x9d, 0x01, 0x2a, ...size, ...noise(length)];
  return riff(['VP8 ', picture]);
}
