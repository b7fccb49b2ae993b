import { describe, expect, it } from 'vitest';
import { foundInPictures, picturesOf, seenPixels } from '../../support/pixels.ts';

const found = (brightness: number, usual = 20) =>
  foundInPictures('exposure', picturesOf({ '10_x/a.png': seenPixels(1, { brightness }) }, { usual }));

describe('exposure', () => {
  it('hints at a picture far darker or brighter than the others', () => {
    expect(found(12)).toEqual(['hint a.png is very dark beside the others: 12 of 255, they have about 119.']);
    expect(found(240)).toEqual([
      'hint a.png is very bright beside the others: 240 of 255, they have about 120.',
    ]);
  });

  it.each([45, 60, 130, 180, 210])(
    'is quiet about one of %i, in which something is to be seen',
    (brightness) => {
      expect(found(brightness)).toEqual([]);
    },
  );

  it('is quiet among dark pictures, and among few', () => {
    const dark = Array.from({ length: 20 }, (_, number) => [
      `10_x/${number}.png`,
      seenPixels(number, { brightness: 10 + number }),
    ]);
    expect(foundInPictures('exposure', picturesOf(Object.fromEntries(dark)))).toEqual([]);
    expect(found(12, 5)).toEqual([]);
  });
});
