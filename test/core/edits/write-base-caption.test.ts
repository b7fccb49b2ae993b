import { describe, expect, it } from 'vitest';
import { declaredCaption } from '../../../core/dataset/declared-caption.ts';
import { uncaptionedImages, writeBaseCaption } from '../../../core/edits/write-base-caption.ts';
import { datasetOf } from '../../support/memory.ts';

const files = {
  '10_alice/a.png': '',
  '10_alice/a.txt': '1girl',
  '10_alice/blank.png': '',
  '10_alice/blank.txt': '',
  '10_alice/b.png': '',
  '10_alice/b.jpg': '',
  '5_bob/c.png': '',
};

describe('writing the base caption', () => {
  it('makes one file for each picture without a caption, and touches none that is there, blank ones too', () => {
    const { root, changes } = writeBaseCaption(datasetOf(files), '1girl, alice');
    expect(root).toBe('/dataset');
    expect(changes).toEqual([
      { kind: 'create', file: '/dataset/10_alice/b.txt', text: '1girl, alice', bom: false },
      { kind: 'create', file: '/dataset/5_bob/c.txt', text: '1girl, alice', bom: false },
    ]);
  });

  it('in one folder only, where one is asked for', () => {
    const { changes } = writeBaseCaption(datasetOf(files), 'bob', '/dataset/5_bob');
    expect(changes.map(({ file }) => file)).toEqual(['/dataset/5_bob/c.txt']);
  });

  it('under the extension of the dataset', () => {
    const dataset = datasetOf(files, { config: '[dataset]\ncaption_extension = "caption"' });
    expect(writeBaseCaption(dataset, 'x', '/dataset/5_bob').changes).toMatchObject([
      { file: '/dataset/5_bob/c.caption' },
    ]);
  });

  it('leaves out pictures that the trainer finds a caption for under another name', () => {
    const dataset = datasetOf({ '10_a/photo_1_2_3_4.png': '', '10_a/photo.txt': 'a' });
    expect(uncaptionedImages(dataset)).toEqual([]);
  });
});

describe('the caption to start from', () => {
  const of = (config: string) => {
    const dataset = datasetOf(files, { config });
    return declaredCaption(dataset, dataset.folders.get('/dataset/10_alice'));
  };

  it.each([
    ['', ''],
    ['[dataset]\nbase_caption = "1girl, alice"\ntrigger = "alice"', '1girl, alice'],
    ['[dataset]\nbase_caption = "x"\n[concepts."10_alice"]\nbase_caption = "y"', 'y'],
    ['[dataset]\ntrigger = "alice"\nclass = "woman"', 'alice, woman'],
    ['[dataset]\ntrigger = ["alice", "alicia"]', 'alice'],
    ['[dataset]\ntrigger = { all = ["alice", "smith"] }\nclass = "woman"', 'alice, smith, woman'],
    ['[dataset]\ntrigger = "x"\n[concepts."10_alice"]\ntrigger = "alice"\nclass = "girl"', 'alice, girl'],
    ['[dataset]\nclass = "woman"', 'woman'],
  ])('%j gives %j', (config, expected) => {
    expect(of(config)).toBe(expected);
  });
});
