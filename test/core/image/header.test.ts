import { describe, expect, it } from 'vitest';
import { HEAD_BYTES, readImageFacts, TAIL_BYTES } from '../../../core/image/header.ts';
import { jpegWith, noise, png, webp } from '../../support/images.ts';

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
