import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { triggerOf } from '../../../core/lora-file/trigger.ts';

function trained(folders: Readonly<Record<string, Readonly<Record<string, number>>>>, pictures = 10) {
  const names = Object.keys(folders);
  return {
    ss_tag_frequency: JSON.stringify(folders),
    ss_dataset_dirs: JSON.stringify(
      Object.fromEntries(names.map((name) => [name, { n_repeats: 10, img_count: pictures }])),
    ),
  };
}

describe('the trigger of a LoRA', () => {
  it('is what the file says', () => {
    const metadata = {
      'modelspec.trigger_phrase': ' alice,\n red ',
      ...trained({ '10_bob man': { bob: 10 } }),
    };
    expect(triggerOf(metadata)).toEqual({ words: 'alice, red', isDeclared: true });
  });

  it('of a real training is the folder’s, in its letters', () => {
    const metadata = JSON.parse(readFileSync('test/fixtures/trainer-run/article/metadata.json', 'utf8'));
    expect(triggerOf(metadata)).toEqual({ words: 'CharacterAI', isDeclared: false });
  });

  it.each([
    ['all captions have the class as well', { '10_Alice_B woman': { 'alice b': 10, woman: 10 } }, 'Alice_B'],
    ['two folders have the same', { '10_alice': { alice: 9 }, '5_alice hat': { alice: 10 } }, 'alice'],
    ['too few captions have it', { '10_alice woman': { alice: 8 } }, undefined],
    ['only ordinary words are in its name', { '10_woman': { woman: 10, solo: 10 } }, undefined],
    ['it is a part of a word', { '10_malice': { alice: 10 } }, undefined],
    ['folders have different ones', { '10_alice': { alice: 10 }, '10_ohwx': { ohwx: 10 } }, undefined],
    ['a folder has none', { '10_alice': { alice: 10 }, '10_hats': { cap: 10 } }, undefined],
    ['nothing is said', {}, undefined],
  ])('is found where %s', (_, folders, words) => {
    expect(triggerOf(trained(folders as Record<string, Record<string, number>>))?.words).toBe(words);
  });
});
