import { describe, expect, it } from 'vitest';
import { lintDataset } from '../../../core/engine.ts';
import { ruleOf } from '../../support/lint.ts';
import { loadedFrom, toldBy } from '../../support/loaded.ts';
import { noTurn } from '../../support/memory.ts';

/** Folders with a pair each, and others with a picture only. */
function files(captioned: readonly string[], bare: readonly string[] = [], config?: string) {
  return Object.fromEntries([
    ...[...captioned, ...bare].map((folder) => [`${folder}/a.png`, '']),
    ...captioned.map((folder) => [`${folder}/a.txt`, '1girl']),
    ...(config === undefined ? [] : [['lora-dataset.toml', config]]),
  ]);
}
const found = (...args: Parameters<typeof files>) => toldBy('folder-repeats', loadedFrom(files(...args)));

describe('folder-repeats', () => {
  it.each([undefined, ''])(
    'finds a folder without a number beside one that has it (configuration %j)',
    async (config) => {
      expect(await found(['10_alice', 'extra'], [], config)).toEqual([
        'warning "extra" has no number in front: a training by folder names skips its pictures (1).',
      ]);
      expect(await found(['10_alice', '0_bob'], [], config)).toHaveLength(1);
    },
  );

  it.each([undefined, ''])('finds a folder in a folder with a number (configuration %j)', async (config) => {
    expect(await found(['10_alice', '10_alice/side', '10_alice/5_back'], [], config)).toEqual([
      'warning 2 folders lie one level too deep (10_alice/5_back, 10_alice/side): a training by folder names skips their pictures (2).',
    ]);
  });

  it('finds that all pictures lie too deep', async () => {
    expect(await found(['10_alice/photos'], [], '')).toEqual([
      'warning "10_alice/photos" lies one level too deep: a training by folder names skips its pictures (1).',
    ]);
  });

  it.each([undefined, ''])('finds pictures beside the folders (configuration %j)', async (config) => {
    const pair = { 'b.png': '', 'b.txt': '1girl' };
    const dataset = loadedFrom({ ...files(['10_alice', '5_bob'], [], config), ...pair });
    expect(await toldBy('folder-repeats', dataset)).toEqual([
      'warning 1 pictures lie beside folders with a number, not in one (.): a training by folder names skips them.',
    ]);
    expect(await found(['img', 'img/10_alice'], [], '')).toHaveLength(1);
    expect(await found(['10_alice', '10_alice/5_x'], [], '')).toHaveLength(1);
  });

  it('is a hint for what is put aside, or has no captions, or is how most of it is', async () => {
    expect(await found(['10_alice', 'raw'])).toEqual([expect.stringMatching(/^hint /)]);
    expect(await found(['10_alice'], ['unsorted'])).toEqual([expect.stringMatching(/^hint /)]);
    expect(await found(['10_alice', 'bob', 'carol'], [], '')).toEqual([
      expect.stringMatching(/^hint 2 folders have no number in front \(bob, carol\)/),
    ]);
  });

  it('names some of many', async () => {
    const numbered = ['1_a', '1_b', '1_c', '1_d'];
    expect(await found([...numbered, 'e', 'f', 'g', 'h'], [], '')).toEqual([
      expect.stringContaining('4 folders have no number in front (e, f, g, …)'),
    ]);
  });

  it('is on the first picture where nothing is declared', async () => {
    const [finding] = await lintDataset(loadedFrom(files(['10_alice', 'extra'])), noTurn, {
      rules: [ruleOf('folder-repeats')],
    });
    expect(finding?.file).toBe('/set/extra/a.png');
  });

  it.each([
    ['folders that all have one', ['10_alice', '5_bob man'], undefined],
    ['folders of which none has one', ['alice', 'bob'], ''],
    ['a folder that is configured', ['10_alice', 'bob'], '[concepts.bob]\ntrigger = "bob"'],
    ['a folder outside the pictures', ['img/10_alice', 'img/5_bob', 'old/x'], '[dataset]\nimages = "img"'],
    ['an ignored folder', ['10_alice', 'bob'], '[dataset]\nignore = ["bob"]'],
    ['a number of what the folders lie in', ['1_sets/alice', '1_sets/bob'], '[dataset]\nimages = "1_sets"'],
    ['years', ['2024_summer', '2024_summer/beach', 'misc'], ''],
    ['folders of other places', ['img/10_alice', 'cats'], ''],
    ['a dataset of its own inside', ['10_alice'], ''],
  ])('is quiet about %s', async (_, captioned, config) => {
    const inner = { 'other/lora-dataset.toml': '', 'other/b.png': '', 'other/b.txt': '' };
    const dataset = loadedFrom({ ...files(captioned, [], config), ...(config === undefined ? {} : inner) });
    expect(await toldBy('folder-repeats', dataset)).toEqual([]);
  });
});
