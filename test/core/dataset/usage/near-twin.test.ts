import { describe, expect, it } from 'vitest';
import { nearTwin } from '../../../../core/dataset/usage/near-twin.ts';
import { captionsOf } from '../../../support/datasets.ts';

/** The usual spelling of a tag that stands in one caption, when 12 have another. */
function twinOf(rare: string, usual: string, config?: string): string | undefined {
  const captions = [...Array.from({ length: 12 }, () => `1girl, ${usual}`), `1girl, ${rare}`];
  return nearTwin(captionsOf(captions, config === undefined ? {} : { config }), rare)?.key;
}

describe('nearTwin', () => {
  it.each([
    ['braded hair', 'braided hair'],
    ['bradied hair', 'braided hair'],
    ['braidedd hair', 'braided hair'],
    ['braidedhair', 'braided hair'],
    ['earring', 'earrings'],
    ['hoop earring', 'hoop earrings'],
    ['charaterai', 'characterai'],
  ])('%s is a misspelt %s', (rare, usual) => {
    expect(twinOf(rare, usual)).toBe(usual);
  });

  it.each([
    ['white skirt', 'white shirt'],
    ['2girls', '3girls'],
    ['score 7 up', 'score 8 up'],
    ['cat', 'hat'],
    ['close-up', 'close up'],
    ['hands on own chest', 'hand on own chest'],
    ['arms up', 'arm up'],
    ['side braids', 'side braid'],
    ['clenched hands', 'clenched hand'],
    ['genderswap (mtf)', 'genderswap (ftm)'],
    ['a-pose', 't-pose'],
    ['v-neck', 'o-neck'],
  ])('%s is no misspelt %s', (rare, usual) => {
    expect(twinOf(rare, usual)).toBeUndefined();
    expect(twinOf(usual, rare)).toBeUndefined();
  });

  it('leaves alone what the configuration knows', () => {
    expect(twinOf('alicia', 'alicja')).toBe('alicja');
    expect(twinOf('alicia', 'alicja', '[tags]\nknown = ["Alicia"]')).toBeUndefined();
  });

  it('asks for four times as many', () => {
    const captions = (usual: number) => [
      ...Array.from({ length: usual }, () => 'braided hair'),
      'braded hair',
    ];
    expect(nearTwin(captionsOf(captions(4)), 'braded hair')?.count).toBe(4);
    expect(nearTwin(captionsOf(captions(3)), 'braded hair')).toBeUndefined();
  });

  it('compares no sentences', () => {
    const sentence = 'a woman with long flowing hair who is standing in a garden full of roses';
    expect(twinOf(sentence.replace('roses', 'rosas'), sentence)).toBeUndefined();
  });
});
