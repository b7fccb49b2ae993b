import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../../core/dataset/dataset.ts';
import { hasTrigger, triggerOf, writtenTrigger } from '../../../../core/dataset/trigger/trigger.ts';
import { captionsOf } from '../../../support/datasets.ts';

function triggerIn(dataset: Dataset) {
  const folder = [...dataset.folders.values()][0];
  const trigger = triggerOf(dataset, folder);
  return trigger && `${writtenTrigger(trigger)}${trigger.inferred ? ' (inferred)' : ''}`;
}

const inAll = (caption: string, count = 12) =>
  Array.from({ length: count }, (_, index) => `${caption}, tag${index}`);
const triggerOfCaptions = (
  captions: readonly string[],
  options: { folder?: string; config?: string } = {},
) => {
  return triggerIn(captionsOf(captions, { folder: '10_person', ...options }));
};

describe('triggerOf', () => {
  it('takes the first that there is: concept, dataset, placeholder, folder words, unknown word', () => {
    const captions = inAll('1girl, [trigger], alice, qwxz');
    const folder = '10_alice woman';
    const dataset = '[dataset]\ntrigger = "theirs"\n';
    const concept = '[concepts."10_alice woman"]\ntrigger = "own"\n';
    expect(triggerOfCaptions(captions, { folder, config: dataset + concept })).toBe('own');
    expect(triggerOfCaptions(captions, { folder, config: dataset })).toBe('theirs');
    expect(triggerOfCaptions(captions, { folder })).toBe('[trigger] (inferred)');
    expect(triggerOfCaptions(inAll('1girl, alice, qwxz'), { folder })).toBe('alice (inferred)');
    expect(triggerOfCaptions(inAll('1girl, qwxz'), { folder })).toBe('qwxz (inferred)');
    expect(triggerOfCaptions(inAll('1girl, smile'), { folder })).toBeUndefined();
  });

  it.each(['1girl', 'solo', 'masterpiece', 'woman', 'style', 'smile', '4k', '3d render', 'score_9'])(
    'never infers %s',
    (tag) => {
      expect(triggerOfCaptions(inAll(tag))).toBeUndefined();
      expect(triggerOfCaptions(inAll(tag), { folder: `10_${tag}` })).toBeUndefined();
    },
  );

  it.each(['CharacterAI', 'ohwx', 'sks', '2c077'])('infers %s', (word) => {
    expect(triggerOfCaptions(inAll(`1girl, ${word}`))).toBe(`${word} (inferred)`);
  });

  it('infers a word with underscores where tags are else written with blanks', () => {
    const captions = inAll('1girl, my_char, long hair, blue eyes');
    expect(triggerOfCaptions(captions)).toBe('my_char (inferred)');
    expect(triggerOfCaptions(inAll('1girl, my char, long hair, blue eyes'))).toBeUndefined();
  });

  it('infers no tag of two words where all are joined by underscores', () => {
    expect(triggerOfCaptions(inAll('1girl, virtual_youtuber, long_hair, blue_eyes'))).toBeUndefined();
    expect(triggerOfCaptions(inAll('1girl, virtual_youtuber'))).toBeUndefined();
  });

  it('infers no word of a class', () => {
    const captions = inAll('zorgon, 1girl');
    expect(triggerOfCaptions(captions)).toBe('zorgon (inferred)');
    expect(triggerOfCaptions(captions, { config: '[dataset]\nclass = "Zorgon"' })).toBeUndefined();
    expect(triggerOfCaptions(captions, { folder: '10_bob zorgon' })).toBeUndefined();
    expect(triggerOfCaptions(captions, { config: '[tags]\nknown = ["zorgon"]' })).toBeUndefined();
  });

  it.each([
    ['in too few captions', inAll('1girl, qwxz', 9)],
    ['in too small a part of them', [...inAll('1girl, qwxz', 10), ...inAll('1girl', 2)]],
    ['too far behind', inAll('1girl, smile, dress, hat, qwxz')],
    ['only a part of a tag', inAll('1girl, the qwxz')],
  ])('infers no unknown word that stands %s', (_, captions) => {
    expect(triggerOfCaptions(captions)).toBeUndefined();
  });

  it('takes a placeholder or folder words that half of the captions have', () => {
    const half = [...inAll('A photo of [name] in a garden', 3), ...inAll('1girl', 3)];
    expect(triggerOfCaptions(half)).toBe('[name] (inferred)');
    expect(triggerOfCaptions(half.slice(1))).toBeUndefined();
    const words = [...inAll('1girl, alice smith', 2), ...inAll('1girl', 2)];
    expect(triggerOfCaptions(words, { folder: '10_Alice Smith woman' })).toBe('Alice Smith (inferred)');
  });

  it('takes no plain words of a folder, also with underscores', () => {
    expect(triggerOfCaptions(inAll('long hair'), { folder: '10_long_hair' })).toBeUndefined();
  });

  it('has none in an empty dataset', () => {
    expect(triggerOfCaptions([], { folder: '10_alice' })).toBeUndefined();
  });
});

describe('hasTrigger', () => {
  const any = { alternatives: [['alice'], ['bob']], inferred: false };
  const all = { alternatives: [['alice', 'wonderland']], inferred: false };

  it.each([
    [any, '1girl, alice', true],
    [any, "Bob's hat", true],
    [any, 'malice', false],
    [all, 'alice, wonderland', true],
    [all, 'alice in wonderland', true],
    [all, 'alice', false],
  ])('%j in %j: %s', (trigger, text, expected) => {
    expect(hasTrigger(text, trigger)).toBe(expected);
  });
});
