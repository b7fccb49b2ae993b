import { describe, expect, it } from 'vitest';
import { foundInPictures, picturesOf, seenPixels } from '../../support/pixels.ts';

const found = (entropy: number, usual = 20) =>
  foundInPictures('low-information', picturesOf({ '10_x/a.png': seenPixels(1, { entropy }) }, { usual }));

describe('low-information', () => {
  it('hints at a picture with hardly anything in it', () => {
    expect(found(0)).toEqual([
      'hint a.png holds hardly anything: 0.0 bits of information, where the others have about 6.2.',
    ]);
  });

  it('is quiet about a plain background, among drawings, and among few', () => {
    expect(found(4)).toEqual([]);
    const drawings = Array.from({ length: 20 }, (_, number) => [
      `10_x/${number}.png`,
      seenPixels(number, { entropy: 0.8 + number / 20 }),
    ]);
    expect(foundInPictures('low-information', picturesOf(Object.fromEntries(drawings)))).toEqual([]);
    expect(found(0, 5)).toEqual([]);
  });
});
