import { describe, expect, it } from 'vitest';
import { keptOf } from '../../media/gallery/grid/bucket-overlay.ts';
import { readOracle } from '../support/oracles.ts';

type Sides = [number, number];

/** What the trainer did: the picture's size, its bucket, what it was resized to, and where it was cut. */
interface Case {
  readonly in: readonly [width: number, height: number, ...rest: unknown[]];
  readonly out?: readonly [width: number, height: number, resizedWidth: number, resizedHeight: number];
  readonly trim_left_top?: Sides;
}

describe('what is drawn of a bucket', () => {
  it('is what the trainer keeps of the resized picture, in every case that was recorded', () => {
    const { cases } = readOracle<Case>('buckets');
    let compared = 0;
    for (const { in: image, out, trim_left_top: trim } of cases) {
      if (!out || !trim || out[0] === 0 || out[1] === 0) continue;
      const [width, height, resizedWidth, resizedHeight] = out;
      const size: Sides = [image[0], image[1]];
      // As the server tells it.
      const cut: Sides = [Math.max(0, 1 - width / resizedWidth), Math.max(0, 1 - height / resizedHeight)];
      const kept = keptOf({ size, bucket: { size: [width, height], cut } });
      const across = resizedWidth / size[0];
      const down = resizedHeight / size[1];
      const drawn = kept && [kept.left * across, kept.top * down, kept.width * across, kept.height * down];
      const expected = [...trim, width, height];
      for (const [place, value] of expected.entries()) expect(drawn?.[place]).toBeCloseTo(value, 6);
      compared++;
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('is nothing where size or bucket are not known', () => {
    expect(keptOf({ size: null, bucket: { size: [512, 512], cut: [0, 0] } })).toBeUndefined();
    expect(keptOf({ size: [512, 512], bucket: null })).toBeUndefined();
  });
});
