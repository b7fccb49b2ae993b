import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move } from '../../media/gallery/grid/keys.ts';
import { layoutFor, zoomed } from '../../media/gallery/grid/layout.ts';
import { Rows } from '../../media/gallery/grid/rows.ts';

const fitting = { arrangement: 'grid', tile: null } as const;

describe('the layout', () => {
  it('has at least one column, and wider cells where there is room', () => {
    expect([0, 100, 280, 440, 460, 1184].map((width) => layoutFor(width, fitting).columns)).toEqual([
      1, 1, 2, 3, 2, 6,
    ]);
  });

  it('has no endlessly high rows', () => {
    expect(layoutFor(267, fitting).pictureHeight).toBe(240);
  });

  it('has tiles as large as the user wants them, but for what fits', () => {
    expect(layoutFor(1000, { arrangement: 'grid', tile: 480 })).toMatchObject({
      columns: 2,
      pictureHeight: 496,
    });
    expect(layoutFor(300, { arrangement: 'grid', tile: 480 })).toMatchObject({
      columns: 1,
      pictureHeight: 300,
    });
    expect(layoutFor(1000, { arrangement: 'grid', tile: 80 }).columns).toBe(11);
  });

  it('has one pair a row in a list, with room for words', () => {
    expect(layoutFor(300, { arrangement: 'list', tile: null })).toMatchObject({
      columns: 1,
      pictureHeight: 132,
    });
    expect(layoutFor(200, { arrangement: 'list', tile: 400 }).pictureHeight).toBe(100);
  });

  it('is never higher than browsers let an element be', () => {
    for (const arrangement of ['grid', 'list'] as const) {
      const { rowHeight, columns } = layoutFor(300, { arrangement, tile: 800 }, 100_000);
      expect((rowHeight * 100_000) / columns).toBeLessThan(33_000_000);
    }
  });

  it('is zoomed by a column at a time, a list by a quarter', () => {
    const zoom = (tile: number | null, direction: 1 | -1) =>
      zoomed(layoutFor(1000, { arrangement: 'grid', tile }), 1000, direction);
    const columns = (tile: number) => layoutFor(1000, { arrangement: 'grid', tile }).columns;
    expect(columns(zoom(null, 1))).toBe(4);
    expect(columns(zoom(zoom(null, 1), -1))).toBe(5);
    expect(columns(zoom(800, 1))).toBe(1);
    expect(columns(zoom(800, -1))).toBe(2);
    const list = layoutFor(1000, { arrangement: 'list', tile: 100 });
    expect([zoomed(list, 1000, 1), zoomed(list, 1000, -1)]).toEqual([125, 80]);
  });
});

describe('the rows', () => {
  const groupsOf = (sizes: readonly number[]) => {
    let start = 0;
    return sizes.map((size, index) => {
      const group = { title: `group ${index}`, start };
      start += size;
      return group;
    });
  };

  it('have each pair once, in its order, below the title of its group', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 });
    void fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5 }), (all, columns) => {
        const total = all.reduce((a, b) => a + b, 0);
        const rows = new Rows(total, columns, groupsOf(all));
        const seen: number[] = [];
        const titles: string[] = [];
        for (let row = 0; row < rows.count; row++) {
          const content = rows.at(row);
          if (content.kind === 'group') titles.push(`${content.title} ${content.count}`);
          else
            for (let index = content.start; index < content.end; index++) {
              seen.push(index);
              expect(rows.rowOf(index)).toBe(row);
            }
        }
        expect(seen).toEqual(Array.from({ length: total }, (_, index) => index));
        expect(titles).toEqual(all.map((size, index) => `group ${index} ${size}`));
      }),
    );
  });

  it('are many at once', () => {
    const rows = new Rows(100_000, 3, []);
    expect(rows.count).toBe(33_334);
    expect(rows.at(33_333)).toEqual({ kind: 'pairs', start: 99_999, end: 100_000 });
  });
});

describe('a key', () => {
  // 3 columns, 3 rows and two more cells.
  const rows = new Rows(11, 3, []);

  it.each([
    ['ArrowDown', 7, 10],
    ['ArrowDown', 8, 10],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 2, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 10, 10],
    ['PageDown', 2, 8],
    ['PageDown', 4, 10],
    ['PageUp', 4, 1],
    ['Home', 5, 3],
    ['End', 9, 10],
  ])('%s leads from %i to %i', (key, from, to) => {
    expect(move(key, false, from, rows, 3)).toBe(to);
  });

  it('leads over titles of groups, in the same column', () => {
    const groups = [
      { title: 'a', start: 0 },
      { title: 'b', start: 4 },
    ];
    const grouped = new Rows(9, 3, groups);
    expect(move('ArrowDown', false, 1, grouped, 3)).toBe(3);
    expect(move('ArrowDown', false, 3, grouped, 3)).toBe(4);
    expect(move('ArrowUp', false, 5, grouped, 3)).toBe(3);
  });

  it('leads to both ends with Ctrl', () => {
    expect(move('Home', true, 5, rows, 3)).toBe(0);
    expect(move('End', true, 5, rows, 3)).toBe(10);
  });

  it('leads nowhere without pairs, or when it is another key', () => {
    expect(move('Home', false, 0, new Rows(0, 1, []), 1)).toBeUndefined();
    expect(move('a', false, 5, rows, 3)).toBeUndefined();
  });
});
