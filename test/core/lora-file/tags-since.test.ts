import { describe, expect, it } from 'vitest';
import { tagFrequency, tagsSince } from '../../../core/lora-file/tags-since.ts';

describe('the tags since a LoRA was trained', () => {
  it('are counted as the trainer counts them', () => {
    expect([...tagFrequency(['1girl, Alice ,  ,red hat', '1GIRL,alice,alice'])]).toEqual([
      ['1girl', 2],
      ['alice', 3],
      ['red hat', 1],
    ]);
  });

  it('differ by what came, what went and what is used more or less, most first', () => {
    const then = [
      {
        folder: '10_alice',
        tags: [
          ['1girl', 4],
          ['hat', 2],
          ['smile', 1],
        ] as const,
      },
    ];
    const now = new Map([
      [
        '10_alice',
        new Map([
          ['1girl', 4],
          ['smile', 2],
          ['from side', 3],
        ]),
      ],
    ]);
    expect(tagsSince(then, now)).toEqual([
      {
        folder: '10_alice',
        state: 'both',
        tags: [
          { tag: 'from side', before: 0, after: 3 },
          { tag: 'hat', before: 2, after: 0 },
          { tag: 'smile', before: 1, after: 2 },
        ],
      },
    ]);
  });

  it('are all gone with their folder, and all new with a new one', () => {
    const then = [{ folder: '10_alice', tags: [['hat', 2]] as const }];
    expect(tagsSince(then, new Map([['5_bob', new Map([['cap', 1]])]]))).toEqual([
      { folder: '10_alice', state: 'gone', tags: [{ tag: 'hat', before: 2, after: 0 }] },
      { folder: '5_bob', state: 'new', tags: [{ tag: 'cap', before: 0, after: 1 }] },
    ]);
  });
});
