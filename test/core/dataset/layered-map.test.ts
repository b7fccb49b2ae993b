import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LayeredMap } from '../../../core/dataset/layered-map.ts';

const changes = fc
  .array(fc.tuple(fc.nat(60).map(String), fc.option(fc.nat(9), { nil: undefined })), { maxLength: 40 })
  .map((entries) => new Map(entries));

describe('LayeredMap', () => {
  it('is a map, and older ones stay as they were', () => {
    fc.assert(
      fc.property(changes, fc.array(changes, { maxLength: 8 }), (first, later) => {
        const start = new Map(
          [...first].filter((entry): entry is [string, number] => entry[1] !== undefined),
        );
        const model = new Map(start);
        let map = LayeredMap.of(new Map(start));
        for (const change of later) {
          const before = [...map.entries()];
          const next = map.with(change);
          for (const [key, value] of change) value === undefined ? model.delete(key) : model.set(key, value);
          expect([...map.entries()]).toEqual(before);
          map = next;
          expect(new Map(map.entries())).toEqual(model);
          expect(map.size).toBe(model.size);
          expect([...map.keys()].every((key) => map.has(key) && map.get(key) === model.get(key))).toBe(true);
          expect([...map.values()].sort()).toEqual([...model.values()].sort());
        }
      }),
    );
  });

  it('keeps what changed in its place, however it is walked through', () => {
    const map = LayeredMap.of(
      new Map([
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ]),
    ).with(
      new Map([
        ['d', 4],
        ['a', 5],
        ['b', undefined],
      ]),
    );
    const visited: [string, number][] = [];
    map.forEach((value, key) => {
      visited.push([key, value]);
    });
    expect([...map.entries()]).toEqual([
      ['a', 5],
      ['c', 3],
      ['d', 4],
    ]);
    expect(visited).toEqual([...map.entries()]);
  });

  it('is itself without changes', () => {
    const map = LayeredMap.of(new Map([['a', 1]]));
    expect(map.with(new Map())).toBe(map);
  });

  it('keeps no trace of what came and went: each letter of a tag that is typed does', () => {
    const map = LayeredMap.of(new Map([['a', 1]]));
    const typed = map.with(new Map([['r', 1]])).with(
      new Map([
        ['r', undefined],
        ['re', 1],
      ]),
    );
    expect([...typed.layer]).toEqual([['re', 1]]);
  });

  it('shares its base with what derives from it by a few changes', () => {
    const map = LayeredMap.of(new Map([['a', 1]]));
    expect(map.with(new Map([['b', 2]])).base).toBe(map.base);
  });

  it('merges many changes into a new base', () => {
    const many = new Map(Array.from({ length: 200 }, (_, index) => [String(index), index]));
    const map = LayeredMap.of<number>().with(many);
    expect(map.layer.size).toBe(0);
    expect(map.base.size).toBe(200);
  });

  it('is seldom copied whole while batches come: else a dataset would take a time that grows with its square', () => {
    let map = LayeredMap.of(new Map(Array.from({ length: 20_000 }, (_, index) => [String(index), 0])));
    const bases = new Set<object>();
    for (let start = 0; start < 20_000; start += 500) {
      map = map.with(new Map(Array.from({ length: 500 }, (_, index) => [String(start + index), 1])));
      bases.add(map.base);
    }
    expect(bases.size).toBeLessThan(10);
  });
});
