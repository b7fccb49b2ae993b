import { describe, expect, it } from 'vitest';
import { foundInPictures, picturesOf, seenPixels } from '../../support/pixels.ts';

const found = (transparent: number, config = '') =>
  foundInPictures(
    'transparent-image',
    picturesOf({ '10_x/a.png': seenPixels(1, { transparent }) }, { config }),
  );

describe('transparent-image', () => {
  it.each([
    [0.25, '25.0'],
    [0.000001, '0.1'],
  ])('tells that the trainer sees what lies under it: %d', (share, percent) => {
    expect(found(share)).toEqual([
      `warning a.png has transparent parts (${percent} % of it): the trainer sees the colours that are stored under them.`,
    ]);
  });

  it('is quiet about an opaque picture, and where alpha is a mask', () => {
    expect(found(0)).toEqual([]);
    expect(found(0.25, '[training.options]\nalpha_mask = true')).toEqual([]);
    expect(found(0.25, '[training.options]\nalpha_mask = false')).toHaveLength(1);
  });
});
