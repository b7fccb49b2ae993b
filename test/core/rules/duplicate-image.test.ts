import { describe, expect, it } from 'vitest';
import { NEAR_DISTANCE } from '../../../core/dataset/twins.ts';
import { mirrorSmall } from '../../../core/image/pixels/measure.ts';
import { foundInPictures, picturesOf, seenPixels } from '../../support/pixels.ts';

const found = (pictures: Parameters<typeof picturesOf>[0], config = '') =>
  foundInPictures('duplicate-image', picturesOf(pictures, { usual: 20, config }));

const original = seenPixels(1);
const flipped = (bits: readonly number[]) => {
  const hash: [number, number] = [...original.hash];
  for (const bit of bits) {
    const half = bit < 32 ? 0 : 1;
    hash[half] = (hash[half] ^ (1 << (bit % 32))) >>> 0;
  }
  return hash;
};
const near = (bits: readonly number[]) => seenPixels(2, { hash: flipped(bits), small: original.small });

describe('duplicate-image', () => {
  it('warns of the same file, at all but the first', () => {
    expect(found({ '10_x/a.png': original, '10_x/b.png': original, '5_y/c.png': original })).toEqual([
      'warning b.png is the same file as a.png: the training sees this picture twice as often as others.',
      'warning 5_y/c.png is the same file as 10_x/a.png: the training sees this picture twice as often as others.',
    ]);
  });

  it.each([[[]], [[0]], [[0, 1, 2, 3]], [[0, 16, 32, 48]], [[4, 9, 14, 63]]])(
    'hints at nearly the same picture, wherever the hashes differ: %j',
    (bits) => {
      expect(bits.length).toBeLessThanOrEqual(NEAR_DISTANCE);
      expect(found({ '10_x/a.png': original, '10_x/b.png': near(bits) })).toEqual([
        'hint b.png is nearly the same picture as a.png.',
      ]);
    },
  );

  it('hints at a mirrored picture as such', () => {
    const mirrored = seenPixels(2, { mirrored: original.hash, small: mirrorSmall(original.small) });
    expect(found({ '10_x/a.png': original, '10_x/b.png': mirrored })).toEqual([
      'hint b.png is nearly the same picture as a.png, mirrored.',
    ]);
  });

  it('is quiet where more bits differ, or the pictures themselves', () => {
    expect(found({ '10_x/a.png': original, '10_x/b.png': near([0, 1, 2, 3, 4]) })).toEqual([]);
    const other = seenPixels(2, { hash: original.hash });
    expect(found({ '10_x/a.png': original, '10_x/b.png': other })).toEqual([]);
  });

  it('is quiet about plain pictures, which are all alike, unless they are one file', () => {
    const plain = (number: number) =>
      seenPixels(number, { hash: [0, 0], contrast: 2, small: original.small });
    expect(found({ '10_x/a.png': plain(1), '10_x/b.png': plain(2) })).toEqual([]);
    expect(found({ '10_x/a.png': plain(1), '10_x/b.png': plain(1) })).toHaveLength(1);
  });

  it('is an info in a finetune', () => {
    const config = '[dataset]\npurpose = "finetune"';
    expect(found({ '10_x/a.png': original, '10_x/b.png': original }, config)).toEqual([
      expect.stringMatching(/^info /),
    ]);
  });

  it('is quiet where nobody looked, or the picture is damaged', () => {
    const pictures = {
      '10_x/a.png': { state: 'unseen' },
      '10_x/b.png': { state: 'damaged', detail: '' },
    } as const;
    expect(found(pictures)).toEqual([]);
  });

  it('finds the twins among many pictures', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2000 }, (_, number) => [`10_x/${number}.png`, seenPixels(number * 3)]),
    );
    many['10_x/x.png'] = seenPixels(4, { hash: seenPixels(3).hash, small: seenPixels(3).small });
    expect(foundInPictures('duplicate-image', picturesOf(many))).toEqual([
      'hint x.png is nearly the same picture as 1.png.',
    ]);
  });
});
