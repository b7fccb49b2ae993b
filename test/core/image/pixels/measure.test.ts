import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceHashes, type Hash, hashDistance } from '../../../../core/image/pixels/difference-hash.ts';
import { type Grey, shrinkGrey } from '../../../../core/image/pixels/grey.ts';
import {
  measure,
  mirrorSmall,
  smallDifference,
  transparentShare,
} from '../../../../core/image/pixels/measure.ts';
import { noise } from '../../../support/images.ts';

type Paint = (x: number, y: number) => number;

function picture(width: number, height: number, paint: Paint): Grey {
  const pixels = Uint8Array.from({ length: width * height }, (_, at) =>
    paint(at % width, Math.floor(at / width)),
  );
  return { width, height, pixels };
}

/** Something with light and shade, wide and fine. */
const scene: Paint = (x, y) =>
  128 + 50 * Math.sin(x / 17) + 40 * Math.cos(y / 29 + x / 41) + 20 * Math.sin(x * y);
const mirroredScene =
  (width: number): Paint =>
  (x, y) =>
    scene(width - 1 - x, y);

const plain = measure(picture(200, 256, scene));

describe('a difference hash', () => {
  it('has a bit for each of 64 places that is darker than what is right of it', () => {
    const brighter = picture(90, 80, (x) => 2 * x);
    expect(differenceHashes(brighter)).toEqual({ hash: [0xffffffff, 0xffffffff], mirrored: [0, 0] });
    const left = picture(9, 8, (x, y) => (x === 0 && y === 0 ? 0 : 9));
    expect(differenceHashes(left).hash).toEqual([0x80000000, 0]);
  });

  it('hardly changes with size, brightness and contrast', () => {
    const large = measure(picture(800, 1024, (x, y) => scene(x / 4, y / 4)));
    expect(hashDistance(plain.hash, large.hash)).toBeLessThanOrEqual(1);
    const pale = measure(picture(200, 256, (x, y) => 100 + scene(x, y) / 2));
    expect(hashDistance(plain.hash, pale.hash)).toBeLessThanOrEqual(1);
  });

  it('of the mirror image is the mirrored one', () => {
    const mirrored = measure(picture(200, 256, mirroredScene(200)));
    expect(mirrored.hash).toEqual(plain.mirrored);
    expect(mirrored.mirrored).toEqual(plain.hash);
  });

  it('differs from another in as many bits as are different', () => {
    const word = fc.nat(0xffffffff);
    const bits = (hash: Hash) => hash.map((half) => half.toString(2).padStart(32, '0')).join('');
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        const [one, other] = [bits([a, b]), bits([c, d])];
        const expected = [...one].filter((bit, at) => bit !== other[at]).length;
        expect(hashDistance([a, b], [c, d])).toBe(expected);
      }),
    );
  });
});

describe('a small copy', () => {
  it('is like that of a brighter, and that of the mirror image mirrored', () => {
    const bright = measure(picture(200, 256, (x, y) => 60 + scene(x, y) * 0.6));
    expect(smallDifference(plain.small, bright.small)).toBeLessThan(0.001);
    const mirrored = measure(picture(200, 256, mirroredScene(200)));
    expect(smallDifference(plain.small, mirrorSmall(mirrored.small))).toBeLessThan(0.001);
    expect(smallDifference(plain.small, mirrored.small)).toBeGreaterThan(0.1);
  });

  it('of a plain area is like nothing', () => {
    const grey = measure(picture(64, 64, () => 100));
    expect(smallDifference(grey.small, grey.small)).toBe(1);
  });

  it('keeps the mean', () => {
    const shrunk = shrinkGrey(picture(37, 23, scene), 5, 7);
    const mean = shrunk.reduce((sum, value) => sum + value, 0) / shrunk.length;
    const { pixels } = picture(37, 23, scene);
    expect(mean).toBeCloseTo(pixels.reduce((sum, value) => sum + value, 0) / pixels.length, 6);
  });
});

describe('measures', () => {
  it('tell how bright a picture is, how much contrast and information it has', () => {
    expect(measure(picture(64, 64, () => 0))).toMatchObject({
      ...{ brightness: 0, contrast: 0, black: 1, white: 0, entropy: 0, sharpness: 0 },
    });
    expect(measure(picture(64, 64, (x) => (x < 32 ? 0 : 255)))).toMatchObject({
      ...{ brightness: 127.5, contrast: 127.5, black: 0.5, white: 0.5, entropy: 1 },
    });
    expect(measure({ width: 256, height: 256, pixels: noise(65_536) }).entropy).toBeGreaterThan(7.9);
  });

  it('tell a sharp part from a picture that is nowhere sharp', () => {
    const edges: Paint = (x, y) => (x > 64 && x < 160 && y > 64 && (x >> 3) % 2 ? 200 : 60);
    const soft: Paint = (x, y) => {
      let sum = 0;
      for (let dx = -4; dx <= 4; dx++) sum += edges(x + dx, y);
      return sum / 9;
    };
    const ratio = measure(picture(256, 256, edges)).sharpness / measure(picture(256, 256, soft)).sharpness;
    expect(ratio).toBeGreaterThan(8);
  });

  it('are the same for a darker picture', () => {
    const dark = measure(picture(200, 256, (x, y) => scene(x, y) / 2));
    expect(dark.sharpness / plain.sharpness).toBeCloseTo(1, 1);
  });

  it('are finite for any picture, however small', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, fc.nat(999), (width, height, seed) => {
        const { hash, mirrored, small, ...numbers } = measure({
          width,
          height,
          pixels: noise(width * height, seed),
        });
        expect(Object.values(numbers).filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
        expect([...hash, ...mirrored].every((half) => half >= 0 && half <= 0xffffffff)).toBe(true);
        expect(small).toHaveLength(256);
      }),
    );
  });

  it('count what is not opaque', () => {
    expect(transparentShare(Uint8Array.of(255, 254, 0, 255))).toBe(0.5);
    expect(transparentShare(new Uint8Array())).toBe(0);
  });
});
