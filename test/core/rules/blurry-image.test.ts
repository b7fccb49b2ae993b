import { describe, expect, it } from 'vitest';
import type { SeenPixels } from '../../../core/image/pixels/facts.ts';
import { foundInPictures, picturesOf, seenPixels } from '../../support/pixels.ts';

const found = (other: Partial<SeenPixels>, usual = 20) =>
  foundInPictures('blurry-image', picturesOf({ '10_x/a.png': seenPixels(1, other) }, { usual }));

describe('blurry-image', () => {
  it('hints at a picture far less sharp than the others', () => {
    expect(found({ sharpness: 0.02 })).toEqual([
      'hint a.png is blurry beside the others: they are about 70 times as sharp.',
    ]);
  });

  it('is quiet about one that is a little less sharp, or sharper', () => {
    expect(found({ sharpness: 0.4 })).toEqual([]);
    expect(found({ sharpness: 100 })).toEqual([]);
  });

  it('is quiet about a plain picture, and among few', () => {
    expect(found({ sharpness: 0, entropy: 0.1 })).toEqual([]);
    expect(found({ sharpness: 0.02 }, 5)).toEqual([]);
  });
});
