import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import { barsOf } from '../../../core/numbers/bars.ts';
import { firstOf } from '../../../core/numbers/first-of.ts';
import { within } from '../../../core/numbers/mark.ts';
import { numbersOf } from '../../../core/numbers/numbers.ts';
import { SizesTally } from '../../../core/numbers/sizes.ts';
import { TokenTally } from '../../../core/numbers/tokens.ts';
import { captionsOf } from '../../support/datasets.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';
import { queryOf } from '../query/queries.ts';

const count = (dataset: Dataset, query?: string) => {
  const findingsOf = (file: string) => lintFile(dataset, file, { knowledge });
  return numbersOf(
    { dataset, knowledge, findingsOf, isReviewed: () => false },
    query === undefined ? undefined : queryOf(query),
    noTurn,
  );
};

/** Pictures of sizes, without captions. */
function sized(sizes: readonly (readonly [number, number])[], config = ''): Dataset {
  const names = sizes.map((_, index) => `x/${index}.png`);
  const dataset = datasetOf(Object.fromEntries(names.map((name) => [name, ''])), {
    config,
    origin: 'config',
  });
  const images = names.map((name, index) => {
    const [width = 0, height = 0] = sizes[index] ?? [];
    const path = `/dataset/${name}`;
    return [path, { path, facts: { state: 'readable', width, height, format: 'png' } }] as const;
  });
  return withFiles(dataset, { images: new Map(images) });
}

describe('tags in numbers', () => {
  it('are the most frequent first, in the usual spelling, those of all pairs and of one marked', async () => {
    const dataset = captionsOf([
      'alice, Long_Hair, odd',
      'alice, long_hair, smile',
      'alice, Long_Hair, alice',
    ]);
    const { tags } = await count(dataset);
    expect(tags.top.map(({ tag, count: many, isEverywhere }) => [tag, many, isEverywhere])).toEqual([
      ['Long_Hair', 3, true],
      ['alice', 3, true],
    ]);
    expect(tags.once.map(({ tag }) => tag)).toEqual(['odd', 'smile']);
    expect([tags.distinct, tags.onceOnly]).toEqual([4, 2]);
  });

  it('of one pair are not called those of all', async () => {
    const { tags } = await count(captionsOf(['alice, smile']));
    expect(tags.once.map(({ isEverywhere }) => isEverywhere)).toEqual([false, false]);
  });

  it('leave a long text out, but count it', async () => {
    const { tags } = await count(captionsOf([`alice, ${'word-'.repeat(60)}`, 'alice']));
    expect([tags.once, tags.onceOnly, tags.distinct]).toEqual([[], 1, 2]);
  });

  it('count each picture of a caption that two of them have', async () => {
    const files = { 'x/a.png': '', 'x/a.jpg': '', 'x/a.txt': 'alice, smile' };
    const { total, tags } = await count(datasetOf(files));
    expect([total, tags.top.map(({ count: many }) => many)]).toEqual([2, [2, 2]]);
  });
});

describe('tags together', () => {
  it('are told without those of all captions, and without what never stands together', async () => {
    const dataset = captionsOf(['alice, a, b', 'alice, a, b', 'alice, a, c', 'alice, c']);
    const { together } = await count(dataset);
    expect(together.tags.map(({ tag }) => tag)).toEqual(['a', 'b', 'c']);
    expect(
      together.marks.map(({ first, second, count: many, query }) => [first, second, many, query]),
    ).toEqual([
      [0, 1, 2, 'tag:a tag:b'],
      [0, 2, 1, 'tag:a tag:c'],
    ]);
  });

  it('are sixteen at most', async () => {
    const tags = Array.from({ length: 40 }, (_, index) => `tag ${index}`);
    const { together } = await count(captionsOf([tags.join(', '), tags.join(', '), 'alice']));
    expect([together.tags.length, together.marks.length]).toEqual([16, 120]);
  });
});

describe('buckets in numbers', () => {
  it('tell where pictures are trained, and what is cut off of them', async () => {
    const { buckets } = await count(
      sized([
        [768, 768],
        [768, 768],
        [512, 768],
        [1920, 1080],
      ]),
    );
    expect(buckets.buckets.map(({ size, count: many, query }) => [size.join('x'), many, query])).toEqual([
      ['640x896', 1, 'bucket:640x896'],
      ['768x768', 2, 'bucket:768x768'],
      ['1024x576', 1, 'bucket:1024x576'],
    ]);
    expect(buckets.buckets.map(({ mostCut }) => Math.round(mostCut))).toEqual([7, 0, 0]);
    expect(buckets.cuts.map(({ above, to, count: many, query }) => [above, to, many, query])).toEqual([
      [-1, 0, 3, 'cut:=0'],
      [5, 10, 1, 'cut:>5 cut:<=10'],
    ]);
    expect(buckets.none.count).toBe(0);
  });

  it('tell which pictures have none', async () => {
    const dataset = sized([[512, 512]], '[training.options]\nenable_bucket = false\n');
    const { buckets } = await count(dataset);
    expect([buckets.buckets, buckets.none.count]).toEqual([[], 1]);
  });

  it('tell which pictures have the size that is wanted where there are no buckets', async () => {
    const sizes = [[768, 768] as const, [512, 512] as const, [768, 768] as const];
    const { buckets } = await count(sized(sizes, '[training.options]\nenable_bucket = false\n'));
    expect(buckets.buckets.map(({ size, count: many }) => [size, many])).toEqual([[[768, 768], 2]]);
    expect(buckets.cuts.map(({ to, count: many }) => [to, many])).toEqual([[0, 2]]);
    expect(buckets.none.count).toBe(1);
  });
});

describe('sizes in numbers', () => {
  const one = within(undefined);

  it('are told one by one as long as they are few', async () => {
    const { sizes } = await count(
      sized([
        [768, 768],
        [512, 768],
        [768, 768],
      ]),
    );
    expect(sizes.points.map(({ from, to, count: many }) => [from, to, many])).toEqual([
      [[512, 768], [512, 768], 1],
      [[768, 768], [768, 768], 2],
    ]);
    expect([sizes.portrait.count, sizes.square.count, sizes.landscape.count]).toEqual([1, 2, 0]);
  });

  it('are put together in squares where they are many, each once', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side), { minLength: 200, maxLength: 900 }), (all) => {
        const tally = new SizesTally();
        for (const size of all) tally.add(size);
        const { points } = tally.numbers(one);
        expect(points.length).toBeLessThanOrEqual(250);
        for (const { from, to, count: many } of points) {
          const inside = all.filter((size) =>
            [0, 1].every(
              (axis) => (from[axis] ?? 0) <= (size[axis] ?? 0) && (size[axis] ?? 0) <= (to[axis] ?? 0),
            ),
          );
          expect(inside.length).toBe(many);
        }
        expect(points.reduce((sum, { count: many }) => sum + many, 0)).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('tokens in numbers', () => {
  const numbersOfTokens = (counts: readonly (number | undefined)[], limit?: number) => {
    const tally = new TokenTally();
    for (const one of counts) tally.add(one);
    const textLimit = limit === undefined ? undefined : { tokenizer: 'CLIP' as const, tokens: limit };
    return tally.numbers(textLimit, within(undefined));
  };

  it('are bars from none on, of which one ends with what is read', () => {
    const numbers = numbersOfTokens([76, 75, 80, 30], 75);
    expect(numbers?.bars.map(({ from, to, count: many }) => [from, to, many])).toEqual([
      [0, 25, 0],
      [26, 50, 1],
      [51, 75, 1],
      [76, 100, 2],
    ]);
    expect(numbers?.bars.map(({ query }) => query).slice(0, 2)).toEqual([
      'tokens:<=25',
      'tokens:>=26 tokens:<=50',
    ]);
    expect(numbers).toMatchObject({ unit: 'tokens', limit: 75, median: 76, max: 80, over: { count: 2 } });
  });

  it('are few bars, however long captions are, which end with what is read all the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1 }), (counts) => {
        const bars = numbersOfTokens(counts)?.bars ?? [];
        expect(bars.length).toBeLessThanOrEqual(24);
        const first = bars[0]?.to ?? 0;
        expect(first === 25 || first % 75 === 0).toBe(true);
      }),
    );
  });

  it('are nothing where they cannot be counted', () => {
    expect([numbersOfTokens([]), numbersOfTokens([3, undefined])]).toEqual([null, null]);
    expect(numbersOfTokens([3])).toMatchObject({ limit: null, over: null });
  });
});

describe('the plan in numbers', () => {
  it('tells kinds in its order with what is planned, and is empty without a plan', async () => {
    const config = '[composition]\n"from behind" = 2\n"Full body" = 1\nhat = 4\n';
    const captions = ['alice, from behind', 'alice, full body, straw hat', 'alice'];
    const { composition } = await count(captionsOf(captions, { config }));
    expect(composition.map(({ tag, planned, count: many, query }) => [tag, planned, many, query])).toEqual([
      ['from behind', 2, 1, 'kind:"from behind"'],
      ['Full body', 1, 1, 'kind:"full body"'],
      ['hat', 4, 1, 'kind:hat'],
    ]);
    expect((await count(captionsOf(captions))).composition).toEqual([]);
  });
});

describe('findings in numbers', () => {
  it('count pairs, not findings, the loudest first', async () => {
    const { findings } = await count(captionsOf(['alice, a, a, b, b', 'alice, a, a', '']));
    const told = findings.map(({ code, severity, count: many }) => [code, severity, many]);
    expect(told[0]).toEqual(['empty-caption', 'error', 1]);
    expect(told).toContainEqual(['duplicate-tag', 'warning', 2]);
  });
});

describe('numbers of a query', () => {
  it('are those of the pairs that it finds, and so are their marks', async () => {
    const dataset = captionsOf(['alice, a', 'alice, a, b', 'alice, b']);
    const { total, tags } = await count(dataset, 'tag:a or tag:c');
    expect(total).toBe(2);
    expect(tags.top.map(({ query }) => query)).toEqual([
      '(tag:a OR tag:c) tag:a',
      '(tag:a OR tag:c) tag:alice',
    ]);
  });

  it('stand behind a query that ends in the midst of something', () => {
    expect(within(queryOf('a\\'))('tag:b')).toBe('a\\\\ tag:b');
    expect(within(queryOf('not a'))('tag:b')).toBe('NOT a tag:b');
  });
});

describe('bars', () => {
  it('begin with the first that has any, and count each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 1 }),
        fc.integer({ min: 1, max: 80 }),
        (counts, width) => {
          const bars = barsOf(
            counts.toSorted((a, b) => a - b),
            width,
          );
          for (const { from, to, count: many } of bars)
            expect(counts.filter((one) => from <= one && one <= to).length).toBe(many);
          expect(bars.reduce((sum, { count: many }) => sum + many, 0)).toBe(counts.length);
          expect(bars[0]?.count).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('the first of many', () => {
  it('are what sorting all of them would put first', () => {
    const compare = (a: number, b: number) => a - b;
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 200 }), fc.integer({ min: 1, max: 9 }), (many, most) => {
        expect(firstOf(many, most, compare)).toEqual([...many].sort(compare).slice(0, most));
      }),
    );
  });
});
