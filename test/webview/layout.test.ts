import { describe, expect, it } from 'vitest';
import { move } from '../../media/gallery/keys.ts';
import { layoutFor } from '../../media/gallery/layout.ts';

describe('the layout', () => {
  it('has at least one column, and wider cells where there is room', () => {
    expect([0, 100, 280, 440, 460, 1184].map((width) => layoutFor(width).columns)).toEqual([
      1, 1, 2, 3, 2, 6,
    ]);
  });

  it('has no endlessly high rows', () => {
    expect(layoutFor(267).pictureHeight).toBe(240);
  });
});

describe('a key', () => {
  // 3 columns, 3 rows and two more cells.
  const at = (index: number) => ({ index, total: 11, columns: 3, rows: 3 });

  it.each([
    ['ArrowDown', 7, 10],
    ['ArrowDown', 8, 10],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 2, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 10, 10],
    ['PageDown', 2, 8],
    ['PageDown', 4, 10],
    ['PageDown', 5, 8],
    ['PageUp', 4, 1],
    ['Home', 5, 3],
    ['End', 9, 10],
  ])('%s leads from %i to %i', (key, from, to) => {
    expect(move(key, false, at(from))).toBe(to);
  });

  it('leads to both ends with Ctrl', () => {
    expect(move('Home', true, at(5))).toBe(0);
    expect(move('End', true, at(5))).toBe(10);
  });

  it('leads nowhere without pairs, or when it is another key', () => {
    expect(move('Home', false, { index: 0, total: 0, columns: 1, rows: 1 })).toBeUndefined();
    expect(move('a', false, at(5))).toBeUndefined();
  });
});
