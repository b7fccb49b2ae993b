import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ImageFacts } from '../../../core/image/facts.ts';
import { type DatasetNumbers, numbersOf } from '../../../core/numbers/numbers.ts';
import { imagesThat } from '../../../core/query/filter.ts';
import { anyTag } from '../../support/caption-arbitraries.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';
import { queryOf } from '../query/queries.ts';

/** A picture with what is made of it. */
interface Made {
  readonly folder: string;
  readonly name: string;
  /** Undefined for a picture without a caption. */
  readonly caption: string | undefined;
  readonly size: readonly [number, number] | undefined;
}

function made(pictures: readonly Made[], config = ''): Dataset {
  const files: Record<string, string> = {};
  const images = new Map<string, { path: string; facts?: ImageFacts }>();
  for (const [index, { folder, name, caption, size }] of pictures.entries()) {
    const stem = `${folder}/${name}_${index}`;
    files[`${stem}.png`] = '';
    if (caption !== undefined) files[`${stem}.txt`] = caption;
    const path = `/dataset/${stem}.png`;
    if (size)
      images.set(path, {
        path,
        facts: { state: 'readable', width: size[0], height: size[1], format: 'png' },
      });
  }
  return withFiles(datasetOf(files, { config, origin: 'config' }), { images });
}

const findingsIn = (dataset: Dataset) => {
  const known = new Map<string, readonly Finding[]>();
  return (file: string) => {
    const found = known.get(file) ?? lintFile(dataset, file, { knowledge });
    known.set(file, found);
    return found;
  };
};

async function count(dataset: Dataset, query = ''): Promise<DatasetNumbers> {
  const sources = { dataset, knowledge, findingsOf: findingsIn(dataset), isReviewed: () => false };
  return numbersOf(sources, query === '' ? undefined : queryOf(query), noTurn);
}

/** All marks of all panels. */
function marksOf(numbers: DatasetNumbers): readonly { count: number; query: string }[] {
  const { tags, together, buckets, sizes, tokens, composition, findings } = numbers;
  return [
    ...[...tags.top, ...tags.once, ...together.tags, ...together.marks],
    ...[...buckets.buckets, ...buckets.cuts, buckets.none],
    ...[...sizes.points, sizes.portrait, sizes.square, sizes.landscape, sizes.unknown],
    ...[...(tokens?.bars ?? []), ...(tokens?.over ? [tokens.over] : [])],
    ...composition,
    ...findings,
  ];
}

const tag = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('alice', 'Smile', 'smile', 'long_hair', 'from behind', 'full body'),
  },
  { weight: 2, arbitrary: anyTag },
  fc.constantFrom(
    'a*b',
    'what?',
    'x\\',
    'alice \\(fate\\)',
    '"meow"',
    "'",
    'AND',
    'tag:x',
    '_',
    '𝐀b',
    '𝐀B',
    'İ',
  ),
);
const sentence = fc.constantFrom('she is wearing a hat', 'The picture shows alice', 'who is smiling.');
const caption = fc.option(
  fc.oneof(
    { weight: 3, arbitrary: fc.array(tag, { maxLength: 30 }).map((tags) => tags.join(', ')) },
    // Mostly sentences, with tags among them; which of both it is, its words decide.
    fc.array(fc.oneof(sentence, tag), { maxLength: 8 }).map((parts) => parts.join(', ')),
  ),
  { nil: undefined, freq: 5 },
);
const side = fc.oneof(fc.constantFrom(512, 768, 1024, 64), fc.integer({ min: 1, max: 4000 }));
const picture = fc.record<Made>({
  folder: fc.constantFrom('10_alice woman', '5_bob', 'reg'),
  name: fc.constantFrom('front', 'back', 'full_body'),
  caption,
  size: fc.option(fc.tuple(side, side), { nil: undefined, freq: 5 }),
});
const configs = fc.constantFrom(
  '',
  '[composition]\n"from behind" = 2\n"Full_Body" = 1\nsmile = 3\n"what?" = 1\n[concepts.reg]\nis_reg = true\n',
  '[training.options]\nenable_wildcard = true\nresolution = "512,512"\nbucket_no_upscale = true\n',
  '[training.options]\nenable_bucket = false\nmax_token_length = 150\n',
  '[dataset]\npurpose = "likeness"\n',
);
const queries = fc.constantFrom(
  ...[
    '',
    'tag:smile',
    'tag:smile or width:>700',
    'not tag:alice',
    'x\\',
    '(a or (b or c d)) in:bob',
    'tokens:>3',
  ],
);

describe('each mark', () => {
  it('stands for as many pairs as its query finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(picture, { maxLength: 16 }),
        configs,
        queries,
        async (pictures, config, query) => {
          const dataset = made(pictures, config);
          const sources = { dataset, knowledge, findingsOf: findingsIn(dataset), isReviewed: () => false };
          const numbers = await count(dataset, query);
          for (const mark of marksOf(numbers)) {
            const found = await imagesThat(queryOf(mark.query), sources, noTurn);
            expect([mark.query, found.size]).toEqual([mark.query, mark.count]);
          }
        },
      ),
      { numRuns: 50 },
    );
  }, 30_000);

  it('of a histogram or a scatter counts each pair once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(picture, { maxLength: 16 }), configs, async (pictures, config) => {
        const { total, buckets, sizes, tokens } = await count(made(pictures, config));
        const sum = (marks: readonly { readonly count: number }[]) =>
          marks.reduce((before, mark) => before + mark.count, 0);
        expect(total).toBe(pictures.length);
        expect(sum([...sizes.points, sizes.unknown])).toBe(total);
        expect(sum([sizes.portrait, sizes.square, sizes.landscape, sizes.unknown])).toBe(total);
        expect(sum([...buckets.buckets, buckets.none, sizes.unknown])).toBe(total);
        expect(sum(buckets.cuts)).toBe(sum(buckets.buckets));
        expect(sum(tokens?.bars ?? [])).toBe(total);
      }),
      { numRuns: 50 },
    );
  });
});
