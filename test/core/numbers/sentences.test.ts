import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { numbersOf } from '../../../core/numbers/numbers.ts';
import { captionsOf } from '../../support/datasets.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

const count = (dataset: Dataset) =>
  numbersOf({ dataset, knowledge, findingsOf: () => [], isReviewed: () => false }, undefined, noTurn);

describe('captions of sentences', () => {
  const prose = 'A portrait of alice, who is smiling at the viewer, wearing a hat.';

  it('have no tags to count', async () => {
    const { tags, together } = await count(captionsOf([prose, prose, `${prose} She has red hair, too.`]));
    expect([tags.top, tags.once, tags.distinct, tags.onceOnly]).toEqual([[], [], 0, 0]);
    expect([together.tags, together.marks]).toEqual([[], []]);
    expect(tags.prose).toEqual({ count: 3, isAll: true });
  });

  it('are told apart from captions of tags, and from pictures without a caption', async () => {
    const dataset = captionsOf([prose, 'alice, wearing a hat, smile', 'alice, smile', 'alice']);
    const { tags } = await count(dataset);
    expect(tags.top.map(({ tag, count: many, isEverywhere }) => [tag, many, isEverywhere])).toEqual([
      ['alice', 3, true],
      ['smile', 2, false],
    ]);
    expect(tags.once.map(({ tag }) => tag)).toEqual(['wearing a hat']);
    expect(tags.prose).toEqual({ count: 1, isAll: false });
    expect((await count(datasetOf({ 'x/a.png': '' }))).tags.prose).toEqual({ count: 0, isAll: false });
  });

  it('among tags are not counted with these', async () => {
    const mixed = ['1girl', 'alice', 'smile', 'hat', 'she is sitting there', 'red eyes', 'long hair', 'solo'];
    const { tags } = await count(captionsOf([mixed.join(', '), 'alice, smile']));
    expect([...tags.top, ...tags.once].map(({ tag }) => tag).sort()).toEqual(
      mixed.filter((one) => one !== 'she is sitting there').sort(),
    );
    expect(tags.prose.count).toBe(0);
  });

  it('are of a kind of the plan by their words', async () => {
    const config = '[composition]\n"from behind" = 2\n"full body" = 1\n';
    const captions = ['A full body picture of alice, who is seen from behind.', 'alice, smile'];
    const { composition } = await count(captionsOf(captions, { config }));
    expect(composition.map(({ tag, count: many }) => [tag, many])).toEqual([
      ['from behind', 1],
      ['full body', 1],
    ]);
  });
});
