import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { NameOrder } from '../../core/listing/name-order.ts';
import type { Arrangement } from '../../core/listing/wish.ts';
import type { Query } from '../../core/query/query.ts';
import { Listing } from '../../server/pairs/listing.ts';
import { GivenUp } from '../../server/turn.ts';
import {
  anyArrangement,
  anyChange,
  type Change,
  changed,
  ownSourcesOf,
} from '../core/listing/arbitraries.ts';
import { queryOf } from '../core/query/queries.ts';
import { datasetOf } from '../support/memory.ts';

const byDate: Arrangement = { sort: 'date', isDescending: false, grouping: 'none' };
const images = Array.from({ length: 20 }, (_, index) => `1_a/${index}.png`);
const many = datasetOf(Object.fromEntries(images.map((image) => [image, ''])));

/** A dataset that changes, and a listing of it that other work comes between at each picture. */
class Changing {
  dataset: Dataset;
  readonly listing: Listing;
  /** The pictures that were asked for their date, and what is done at each. */
  readonly asked: string[] = [];
  onAsked: () => void = () => {};
  /** By picture; else they are as old as their paths are long. */
  readonly dates = new Map<string, number>();
  readonly #names = new NameOrder();

  constructor(dataset: Dataset, query: Query | undefined = undefined, arrangement: Arrangement = byDate) {
    this.dataset = dataset;
    this.#names.update(dataset.images);
    let sources = ownSourcesOf(dataset);
    const ports = {
      sources: () => {
        if (sources.dataset !== this.dataset) sources = ownSourcesOf(this.dataset);
        return { ...sources, modified: (image: string) => this.#ask(image) };
      },
      names: () => this.#names,
    };
    this.listing = new Listing(query, arrangement, ports, 7);
  }

  change(changes: readonly Change[]): void {
    const next = changed(this.dataset, changes);
    this.dataset = next.dataset;
    this.listing.touch(new Set([...next.touched, ...this.#names.update(this.dataset.images)]));
  }

  async all(): Promise<readonly string[]> {
    await this.listing.settled(new CancellationTokenSource().token);
    return this.listing.slice(0, this.listing.total);
  }

  #ask(image: string): number {
    this.asked.push(image);
    this.onAsked();
    return this.dates.get(image) ?? image.length;
  }
}

describe('a listing that is kept up to date', () => {
  beforeEach(() => {
    // Each picture takes longer than a turn.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      now += 100;
      return now;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is made once for all who wait, and then looks at what changed alone', async () => {
    const changing = new Changing(many);
    const [one, other] = await Promise.all([changing.all(), changing.all()]);
    expect(one).toHaveLength(20);
    expect(other).toEqual(one);
    expect(changing.asked).toHaveLength(20);
    const { number } = changing.listing;
    changing.listing.touch(new Set(['/dataset/1_a/3.png', '/dataset/1_a/4.png']));
    await changing.all();
    expect(changing.asked.slice(20)).toEqual(['/dataset/1_a/3.png', '/dataset/1_a/4.png']);
    expect(changing.listing.number).toBe(number);
  });

  it('goes on for those who still wait, and is given up when nobody does', async () => {
    const changing = new Changing(many);
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const waiting = [changing.listing.settled(first.token), changing.listing.settled(second.token)];
    changing.onAsked = () => changing.asked.length === 5 && first.cancel();
    await expect(waiting[0]).rejects.toThrow(GivenUp);
    changing.onAsked = () => changing.asked.length === 10 && second.cancel();
    await expect(waiting[1]).rejects.toThrow(GivenUp);
    expect(changing.asked).toHaveLength(10);
    changing.onAsked = () => {};
    expect(await changing.all()).toHaveLength(20);
  });

  it('is made anew for who asks at the moment when it is given up', async () => {
    const changing = new Changing(many);
    const source = new CancellationTokenSource();
    const given = changing.listing.settled(source.token);
    let late: Promise<readonly string[]> | undefined;
    changing.onAsked = () => {
      if (changing.asked.length !== 5) return;
      source.cancel();
      late = changing.all();
    };
    await expect(given).rejects.toThrow(GivenUp);
    expect(await late).toHaveLength(20);
  });

  it('is in order when pictures go while others are looked at', async () => {
    const changing = new Changing(many);
    for (const image of many.images.keys()) changing.dates.set(image, 5);
    const late = '/dataset/1_a/15.png';
    changing.dates.set(late, 1);
    await changing.all();
    changing.dates.set(late, 5);
    changing.listing.touch(new Set([late]));
    changing.onAsked = () => {
      changing.onAsked = () => {};
      changing.change(
        images.slice(0, 10).map((name) => ({ kind: 'image', stem: name.slice(0, -4), size: null })),
      );
    };
    const expected = images.slice(10).map((name) => `/dataset/${name}`);
    expect(await changing.all()).toEqual(expected);
  });

  it('is right, whatever changes while it is made', async () => {
    const queries = [undefined, queryOf('tag:smile'), queryOf('NOT tag:alice OR width:>700')];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...queries),
        anyArrangement,
        fc.array(
          fc.record({ changes: fc.array(anyChange, { minLength: 1, maxLength: 3 }), isAnew: fc.boolean() }),
          {
            maxLength: 8,
          },
        ),
        async (query, arrangement, steps) => {
          const empty = datasetOf({ '10_alice/x.png': '', '5_bob/x.png': '', '05_bob/x.png': '' });
          const changing = new Changing(empty, query, arrangement);
          const made: Promise<unknown>[] = [];
          for (const { changes, isAnew } of steps) {
            if (isAnew) changing.listing.touch('all');
            made.push(changing.all());
            for (let left = changes.length; left > 0; left--)
              await new Promise((resolve) => setImmediate(resolve));
            changing.change(changes);
          }
          await Promise.all(made);
          const fresh = new Changing(changing.dataset, query, arrangement);
          expect(await changing.all()).toEqual(await fresh.all());
          expect(changing.listing.groups).toEqual(fresh.listing.groups);
        },
      ),
      { numRuns: 60 },
    );
  });
});
