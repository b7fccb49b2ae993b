import { describe, expect, it } from 'vitest';
import { zoomed } from '../../media/runs/loss/zoomed.ts';

describe('a part of a curve', () => {
  it('has the line at the same place when it is made smaller', () => {
    expect(zoomed([0, 100], [0, 100], 50, 0.5)).toEqual([25, 75]);
    expect(zoomed([0, 100], [0, 100], 100, 0.5)).toEqual([50, 100]);
  });

  it('ends where the curve does, and is all again', () => {
    expect(zoomed([50, 100], [0, 200], 90, 2)).toEqual([10, 110]);
    expect(zoomed([50, 100], [0, 100], 100, 2)).toBeUndefined();
  });

  it('has two steps at least, and the line in it', () => {
    expect(zoomed([5, 8], [0, 100], 6, 0.5)).toEqual([5, 8]);
    expect(zoomed([10, 20], [0, 100], 90, 0.5)).toEqual([15, 20]);
  });
});
