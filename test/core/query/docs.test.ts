import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import type { ImageFacts } from '../../../core/image/facts.ts';
import { basename, splitExtension } from '../../../core/path.ts';
import { imagesThat } from '../../../core/query/filter.ts';
import { queryKeys } from '../../../core/query/keys.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';
import { queryOf } from './queries.ts';

const page = readFileSync('docs/query.md', 'utf8');

/** The rows of the table below a heading: the query, and what is said of it. */
function rowsOf(heading: string): readonly (readonly [string, string])[] {
  const section = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `(.+?)` \|(.*)\|$/gm)].map(([, query = '', said = '']) => [
    query,
    said.trim(),
  ]);
}

/** The pictures that the page tells of. */
const listed = [...page.matchAll(/^(\S+\.png) +(\d+)x(\d+) *(.*)$/gm)].map(
  ([, image = '', width, height, caption = '']) => ({
    image,
    width: Number(width),
    height: Number(height),
    caption,
  }),
);
const files = listed.flatMap(({ image, caption }) => [
  [image, ''] as const,
  ...(caption === '' ? [] : [[`${splitExtension(image)[0]}.txt`, caption] as const]),
]);
const dataset = withFiles(datasetOf(Object.fromEntries(files)), {
  images: new Map(
    listed.map(({ image, width, height }) => {
      const path = `/dataset/${image}`;
      const facts: ImageFacts = { state: 'readable', width, height, format: 'png' };
      return [path, { path, facts }];
    }),
  ),
});

describe('docs/query.md', () => {
  it('tells every key', () => {
    const told = rowsOf('Conditions').map(([condition]) => condition.split(':')[0]);
    expect(told).toEqual([...queryKeys, 'smile']);
  });

  it.each(rowsOf('Conditions'))('%s is a condition', (condition) => {
    expect(queryOf(condition)).toHaveProperty('key');
  });

  it('has examples', () => expect([listed.length, rowsOf('Examples').length > 15]).toEqual([6, true]));

  it.each(rowsOf('Examples'))('%s finds %s', async (query, names) => {
    const findingsOf = (file: string) => lintFile(dataset, file, { knowledge });
    const found = await imagesThat(
      queryOf(query),
      { dataset, knowledge, findingsOf, isReviewed: () => false },
      noTurn,
    );
    expect([...found].map((path) => splitExtension(basename(path))[0]).sort()).toEqual(
      names.split(' ').filter(Boolean).sort(),
    );
  });
});
