import { describe, expect, it } from 'vitest';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { ListingOrder } from '../../../core/listing/listing-order.ts';
import { NameOrder } from '../../../core/listing/name-order.ts';
import { standingsOf } from '../../../core/listing/standings.ts';
import type { Arrangement } from '../../../core/listing/wish.ts';
import { formatMessage } from '../../../core/message.ts';
import { basename, splitExtension } from '../../../core/path.ts';
import { datasetOf } from '../../support/memory.ts';
import { queryOf } from '../query/queries.ts';
import { sourcesOf } from './arbitraries.ts';

const files = {
  '10_alice/a10.png': '1girl, alice, smile, sitting',
  '10_alice/a2.png': '1girl, alice, smile, hat',
  '10_alice/back.png': '1girl, alice, from behind, hat, hat',
  '2_bob/none.png': undefined,
  '2_bob/b.png': '1girl, alice, smile',
  '2_bob/says.png': 'A man stands in front of a house. He smiles at the camera.',
};
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  '10_alice/a10.png': [640, 960],
  '10_alice/a2.png': [768, 768],
  '10_alice/back.png': [512, 512],
  '2_bob/b.png': [960, 640],
};

function withSizes(dataset: Dataset): Dataset {
  const images = Object.entries(sizes).map(([name, [width, height]]) => {
    const path = `/dataset/${name}`;
    return [path, { path, facts: { state: 'readable', width, height, format: 'png' } }] as const;
  });
  return withFiles(dataset, { images: new Map(images) });
}

const pairs = Object.entries(files).flatMap(([image, caption]) => [
  [image, ''] as const,
  ...(caption === undefined ? [] : [[image.replace('.png', '.txt'), caption] as const]),
]);
const declared = { config: '[dataset]\nbase_caption = "1girl, alice, smile"\n', origin: 'config' } as const;
const dataset = withSizes(datasetOf(Object.fromEntries(pairs), declared));

/** The groups with the names of their pictures: `Title: a b`; without a title where there are none. */
function listed(wish: Partial<Arrangement>, query?: string, of = dataset): readonly string[] {
  const arrangement: Arrangement = { sort: 'name', isDescending: false, grouping: 'none', ...wish };
  const names = new NameOrder();
  names.update(of.images);
  const standings = standingsOf(query === undefined ? undefined : queryOf(query), arrangement, sourcesOf(of));
  const order = new ListingOrder({ ...arrangement, isByName: arrangement.sort === 'name' });
  order.update(
    new Map(names.images.map((image) => [image, standings.of(image.path)])),
    standings.compareGroups,
  );
  return order.groups.map(({ id, start, count }) => {
    const images = order.slice(start, start + count).map((image) => splitExtension(basename(image))[0]);
    return `${formatMessage(standings.titleOf(id))}: ${images.join(' ')}`.replace(/^: /, '');
  });
}

describe('pairs are sorted by', () => {
  it.each([
    ['name', 'b none says a2 a10 back', 'back a10 a2 says none b'],
    ['date', 'b none says a2 a10 back', 'back a10 a2 none says b'],
    ['size', 'back a2 b a10 none says', 'b a10 a2 back none says'],
    ['tokens', 'none b a2 a10 back says', 'says back a2 a10 b none'],
    ['findings', 'back none b says a2 a10', 'b says a2 a10 none back'],
    ['similarity', 'says back a2 a10 b none', 'b a2 a10 back says none'],
  ] as const)('%s', (sort, ascending, descending) => {
    expect([listed({ sort }), listed({ sort, isDescending: true })]).toEqual([[ascending], [descending]]);
  });
});

describe('pairs are grouped by', () => {
  it.each([
    ['none', ['b none says a2 a10 back']],
    ['folder', ['2_bob: b none says', '10_alice: a2 a10 back']],
    ['view', ['from behind: back', 'No view: b none says a2 a10']],
    ['bucket', ['640 × 896: a10', '896 × 640: b', '768 × 768: a2 back', 'No bucket: none says']],
    [
      'difference',
      [
        'from behind: back',
        'hat: a2',
        'sitting: a10',
        'Nothing but the base caption: b',
        'Sentences: says',
        'No caption: none',
      ],
    ],
  ] as const)('%s', (grouping, groups) => {
    expect(listed({ grouping })).toEqual(groups);
  });

  it('what lint finds, the most frequent first, those without a finding last', () => {
    const groups = listed({ grouping: 'finding' });
    expect(groups).toContain('missing-caption: none');
    expect(groups).toContain('duplicate-tag: back');
  });

  it('the folder itself by its name, where pictures lie in it', () => {
    const flat = datasetOf({ 'a.png': '', 'a.txt': 'x' }, { origin: 'flat' });
    expect(listed({ grouping: 'folder' }, undefined, flat)).toEqual(['dataset: a']);
  });
});

describe('a listing', () => {
  it('has what a query finds', () => {
    expect(listed({ grouping: 'folder' }, 'tag:hat')).toEqual(['10_alice: a2 back']);
    expect(listed({}, 'tag:nothing')).toEqual([]);
  });

  it('compares with the tags that most captions have, where no base caption is declared', () => {
    const bare = datasetOf({
      'x/a.png': '',
      'x/a.txt': 'alice, smile, hat',
      'x/b.png': '',
      'x/b.txt': 'alice, smile',
      'x/c.png': '',
      'x/c.txt': 'alice, frown',
    });
    expect(listed({ grouping: 'difference' }, undefined, bare)).toEqual([
      'frown: c',
      'hat: a',
      'Nothing but the base caption: b',
    ]);
    expect(listed({ sort: 'similarity', isDescending: true }, undefined, bare)).toEqual(['b a c']);
  });
});
