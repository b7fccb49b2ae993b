import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, readImageFacts, TAIL_BYTES } from '../../../core/image/header.ts';
import { exif, extendedWebp, jpegWith, losslessWebp, noise, png, webp } from '../../support/images.ts';

function factsOf(bytes: Uint8Array) {
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES));
  return readImageFacts(bytes.subarray(0, HEAD_BYTES), tail, bytes.length);
}

const size = { width: 300, height: 200 };
const with_ = (bytes: Uint8Array, more: Uint8Array) => Uint8Array.from([...bytes, ...more]);
const cut = (bytes: Uint8Array, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));

const long = jpegWith({ ...size, scan: 20_000 });
const progressive = jpegWith({ ...size, scan: 1500, scans: 8 });

describe('readImageFacts', () => {
  it.each([
    ['png', png(300, 200)],
    ['jpg', jpegWith(size)],
    ['jpg', long],
    ['jpg', progressive],
    ['webp', webp(300, 200)],
  ])('reads the size of a %s', (format, bytes) => {
    expect(factsOf(bytes)).toEqual({ state: 'readable', ...size, format });
  });

  it.each([
    ['PNG', cut(png(300, 200), 0.9)],
    ['PNG without its last chunk', png(300, 200).subarray(0, -12)],
    ['JPEG', cut(long, 0.6)],
    ['JPEG without its last bytes', long.subarray(0, -2)],
    ['short JPEG', cut(jpegWith(size), 0.5)],
    ['progressive JPEG, in a later scan', cut(progressive, 0.7)],
    ['WebP', cut(webp(300, 200, 5000), 0.9)],
  ])('tells that a %s is cut off', (_, bytes) => {
    expect(factsOf(bytes)).toEqual({ state: 'broken', reason: 'cut-off' });
  });

  it.each([
    ['a few bytes', new Uint8Array([0, 1, 2])],
    ['zeros', new Uint8Array(9000)],
    ['a video', noise(50_000, 3)],
    ['another video', noise(50_000, 4)],
    ['a picture of its own', png(10, 10)],
  ])('minds no rubbish behind a JPEG: %s', (_, rubbish) => {
    expect(factsOf(with_(long, rubbish))).toMatchObject({ state: 'readable' });
  });

  it('minds no short rubbish behind a PNG', () => {
    expect(factsOf(with_(png(300, 200), noise(1000)))).toMatchObject({ state: 'readable' });
  });

  it.each([
    ['text', new TextEncoder().encode('<html><body>404 Not Found</body></html>')],
    ['zeros', new Uint8Array(5000)],
    ['noise', noise(5000)],
    ['the beginning of a PNG', png(300, 200).subarray(0, 10)],
    ['a JPEG that ends before its size', jpegWith({ ...size, inFront: 3000 }).subarray(0, 2000)],
    [
      'a drawing',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'),
    ],
  ])('takes %s for no picture', (_, bytes) => {
    expect(factsOf(bytes)).toEqual({ state: 'broken', reason: 'not-an-image' });
  });

  it('tells an empty file', () => {
    expect(factsOf(new Uint8Array())).toEqual({ state: 'broken', reason: 'empty' });
  });
});

describe('how a picture is stored', () => {
  it.each([
    ['JPEG', jpegWith({ ...size, exif: exif(6) }), { orientation: 6 }],
    ['JPEG of a Motorola camera', jpegWith({ ...size, exif: exif(3, 'MM') }), { orientation: 3 }],
    ['JPEG that is upright', jpegWith({ ...size, exif: exif(1) }), {}],
    ['JPEG with nonsense', jpegWith({ ...size, exif: exif(9) }), {}],
    ['PNG', png(300, 200, { chunks: [['eXIf', exif(8)]] }), { orientation: 8 }],
    ['PNG with it behind the picture', png(300, 200, { behind: [['eXIf', exif(8)]] }), { orientation: 8 }],
    ['WebP', extendedWebp(0x08, exif(6)), { orientation: 6 }],
    ['WebP longer than its head', extendedWebp(0x08, exif(6), 100_000), { orientation: 6 }],
  ])('tells the orientation of a %s', (_, bytes, expected) => {
    const { state, width, height, format, ...stored } = factsOf(bytes) as Record<string, unknown>;
    expect([state, width, height, format]).toEqual(['readable', 300, 200, expect.any(String)]);
    expect(stored).toEqual(expected);
  });

  it.each([
    ['grey of 16 bits', png(300, 200, { depth: 16 }), { colors: 'grey-16' }],
    ['CMYK', jpegWith({ ...size, components: 4 }), { colors: 'cmyk' }],
    ['a JPEG of 12 bits', jpegWith({ ...size, bits: 12 }), { colors: 'jpeg-12' }],
    ['three colours', jpegWith({ ...size, components: 3 }), {}],
    ['colours of 16 bits', png(300, 200, { depth: 16, type: 2 }), {}],
    ['grey of 16 bits with alpha', png(300, 200, { depth: 16, type: 4 }), { hasAlpha: true }],
    ['colours with alpha', png(300, 200, { type: 6 }), { hasAlpha: true }],
    ['a transparent colour', png(300, 200, { type: 3, chunks: [['tRNS', [0, 255]]] }), { hasAlpha: true }],
    ['an opaque palette', png(300, 200, { type: 3 }), {}],
    ['a lossless WebP', losslessWebp(false), {}],
    ['a lossless WebP with alpha', losslessWebp(true), { hasAlpha: true }],
    ['a WebP with alpha', extendedWebp(0x10, new Uint8Array()), { hasAlpha: true }],
  ])('tells the colours of %s', (_, bytes, expected) => {
    const { state, width, height, format, ...stored } = factsOf(bytes) as Record<string, unknown>;
    expect([state, width, height, format]).toEqual(['readable', 300, 200, expect.any(String)]);
    expect(stored).toEqual(expected);
  });

  it('is read from any bytes without a failure, and in no time', () => {
    const whole = [
      png(300, 200, { depth: 16, chunks: [['eXIf', exif(8)]], behind: [['eXIf', exif(3)]] }),
      jpegWith({ ...size, exif: exif(6), components: 4 }),
      extendedWebp(0x18, exif(6)),
      losslessWebp(true),
    ];
    const changes = fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...whole), changes, fc.nat(1000), (bytes, edits, length) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of edits) if (at < changed.length) changed[at] = value;
        for (const part of [changed, changed.subarray(0, length)])
          expect(['readable', 'broken']).toContain(factsOf(part).state);
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});
