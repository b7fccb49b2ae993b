import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { imagesInOrder } from '../../../core/dataset/image-order.ts';
import { ListingOrder } from '../../../core/listing/listing-order.ts';
import { NameOrder } from '../../../core/listing/name-order.ts';
import { standingsOf } from '../../../core/listing/standings.ts';
import type { Arrangement } from '../../../core/listing/wish.ts';
import type { Query } from '../../../core/query/query.ts';
import { datasetOf } from '../../support/memory.ts';
import { queryOf } from '../query/queries.ts';
import { anyArrangement, anyChanges, changed, ownSourcesOf } from './arbitraries.ts';

const empty = datasetOf(
  { '10_alice/x.png': '', '5_bob/x.png': '', '05_bob/x.png': '' },
  { config: '[dataset]\nbase_caption = "alice, smile"\n', origin: 'config' },
);
const queries = [
  '',
  'tag:smile',
  'NOT tag:alice',
  'tags:>2',
  'issue:duplicate-tag',
  'width:>700',
  'view:behind',
];
const anyQuery = fc.constantFrom(...queries).map((text) => (text === '' ? undefined : queryOf(text)));

/** A listing that is kept up to date, as a server keeps it. */
class Kept {
  readonly names = new NameOrder();
  readonly order: ListingOrder;
  readonly #query: Query | undefined;
  readonly #arrangement: Arrangement;

  constructor(query: Query | undefined, arrangement: Arrangement) {
    this.#query = query;
    this.#arrangement = arrangement;
    const { isDescending, sort } = arrangement;
    this.order = new ListingOrder({ isDescending, isByName: sort === 'name' });
  }

  /** Returns whether any pair stands elsewhere than before. */
  take(dataset: Dataset, touched: Iterable<string>): boolean {
    const paths = new Set([...touched, ...this.names.update(dataset.images)]);
    const standings = standingsOf(this.#query, this.#arrangement, ownSourcesOf(dataset));
    const found = [...paths].map(
      (path) => [this.names.of(path) ?? { path, place: 0 }, standings.of(path)] as const,
    );
    return this.order.update(new Map(found), standings.compareGroups);
  }

  get all(): readonly string[] {
    return this.order.slice(0, this.order.total);
  }
}

describe('a listing', () => {
  it('that is kept up to date is the same as a new one', () => {
    fc.assert(
      fc.property(
        anyQuery,
        anyArrangement,
        fc.array(anyChanges, { maxLength: 4 }),
        (query, arrangement, steps) => {
          let dataset = empty;
          const kept = new Kept(query, arrangement);
          kept.take(dataset, []);
          for (const step of steps) {
            const before = {
              images: kept.all,
              groups: kept.order.groups.map(({ id, start }) => [id, start]),
            };
            const next = changed(dataset, step);
            dataset = next.dataset;
            const isElsewhere = kept.take(dataset, next.touched);
            const fresh = new Kept(query, arrangement);
            fresh.take(dataset, []);
            expect(kept.all).toEqual(fresh.all);
            expect(kept.order.groups.map(({ id, start, count }) => [id, start, count])).toEqual(
              fresh.order.groups.map(({ id, start, count }) => [id, start, count]),
            );
            const after = { images: kept.all, groups: kept.order.groups.map(({ id, start }) => [id, start]) };
            if (!isElsewhere) expect(after).toEqual(before);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has each pair once, in one group, and tells where it stands', () => {
    fc.assert(
      fc.property(anyQuery, anyArrangement, anyChanges, (query, arrangement, step) => {
        const { dataset } = changed(empty, step);
        const kept = new Kept(query, arrangement);
        kept.take(dataset, []);
        const { groups, total } = kept.order;
        const standings = standingsOf(query, arrangement, ownSourcesOf(dataset));
        expect([...kept.all].sort()).toEqual(
          [...dataset.images.keys()].filter((image) => standings.of(image)).sort(),
        );
        expect(groups.map(({ start }) => start)).toEqual(
          groups.map((_, index) => groups.slice(0, index).reduce((sum, { count }) => sum + count, 0)),
        );
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { id, start, count } of groups) {
          const images = kept.order.slice(start, start + count);
          expect(images.map((image) => standings.of(image)?.group)).toEqual(images.map(() => id));
        }
        expect(kept.all.map((image) => kept.order.placeOf(image))).toEqual(kept.all.map((_, index) => index));
        for (let start = 0; start <= total; start += 3)
          expect(kept.order.slice(start, start + 3)).toEqual(kept.all.slice(start, start + 3));
      }),
      { numRuns: 60 },
    );
  });

  it('goes by name where all else is the same, and puts what is not known last', () => {
    fc.assert(
      fc.property(anyArrangement, anyChanges, (arrangement, step) => {
        const { dataset } = changed(empty, step);
        const kept = new Kept(undefined, arrangement);
        kept.take(dataset, []);
        const byName = imagesInOrder(dataset);
        const standings = standingsOf(undefined, arrangement, ownSourcesOf(dataset));
        const direction = arrangement.isDescending ? -1 : 1;
        for (const { start, count } of kept.order.groups) {
          const images = kept.order.slice(start, start + count);
          const keys = images.map((image) => standings.of(image)?.key);
          for (const [index, key] of keys.entries()) {
            if (index === 0) continue;
            const before = keys[index - 1];
            if (before === undefined) expect(key).toBeUndefined();
            if (key === undefined || before === undefined) continue;
            expect((key - before) * direction).toBeGreaterThanOrEqual(0);
            if (key !== before) continue;
            const places = images.slice(index - 1, index + 1).map((image) => byName.indexOf(image));
            const turned = arrangement.sort === 'name' ? direction : 1;
            expect(((places[1] ?? 0) - (places[0] ?? 0)) * turned).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is in another order only when some pair stands elsewhere', () => {
    const kept = new Kept(undefined, { sort: 'tokens', isDescending: false, grouping: 'none' });
    const caption = (stem: string, text: string) => ({ kind: 'caption', stem, text }) as const;
    const image = (stem: string) => ({ kind: 'image', stem, size: [8, 8] as [number, number] }) as const;
    const first = changed(empty, [
      image('5_bob/b'),
      image('10_alice/a'),
      caption('5_bob/b', 'a, b, c, d'),
      caption('10_alice/a', 'a'),
    ]);
    expect(kept.take(first.dataset, first.touched)).toBe(true);
    const longer = changed(first.dataset, [caption('10_alice/a', 'a, b')]);
    expect(kept.take(longer.dataset, longer.touched)).toBe(false);
    const longest = changed(longer.dataset, [caption('10_alice/a', 'a, b, c, d, e, f')]);
    expect(kept.take(longest.dataset, longest.touched)).toBe(true);
  });
});
