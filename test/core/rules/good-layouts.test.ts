// Folders as people and their programs have them: nothing is wrong with them, so that nothing above a hint may be said.
import { describe, expect, it } from 'vitest';
import { collapse } from '../../../core/collapse.ts';
import { lintDataset } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import { loadedFrom } from '../../support/loaded.ts';
import { noTurn } from '../../support/memory.ts';

/** Pairs in a folder: `a0.jpg`, `a0.txt` … */
const pairs = (folder: string, count = 12, extension = 'jpg') =>
  Array.from({ length: count }, (_, index) => [
    `${folder}/a${index}.${extension}`.replace('./', ''),
    `${folder}/a${index}.txt`.replace('./', ''),
  ]).flat();
const pictures = (folder: string, count = 12) => pairs(folder, count).filter((name) => name.endsWith('.jpg'));

async function found(names: readonly string[], config?: string): Promise<readonly string[]> {
  const files = Object.fromEntries(
    names.map((name) => [name, name.endsWith('.txt') ? '1girl, blonde hair' : '']),
  );
  const dataset = loadedFrom({ ...files, ...(config === undefined ? {} : { 'lora-dataset.toml': config }) });
  const { findings } = collapse(dataset, await lintDataset(dataset, noTurn));
  return findings.map(({ code, severity, message }) => `${severity} ${code}: ${formatMessage(message)}`);
}
const loud = (findings: readonly string[]) => findings.filter((one) => !one.startsWith('hint'));

const layouts: Readonly<Record<string, readonly string[]>> = {
  'the folders that kohya_ss prepares': [
    ...pairs('img/10_saber woman'),
    ...pairs('reg/1_woman'),
    'log/events.out',
    'model/saber.safetensors',
  ],
  'a flat folder with originals and what programs know of the pictures': [
    ...pairs('.'),
    ...Array.from({ length: 12 }, (_, index) => [`a${index}.json`, `a${index}_1024x1024_sdxl.npz`]).flat(),
    ...pictures('originals'),
    'README.md',
    '.aitk_size.json',
    '_latent_cache/a0.safetensors',
    'metadata_cache.json',
  ],
  'several concepts with other folders around': [
    ...pairs('3_landscapes'),
    ...pairs('5_zelda girl'),
    ...pairs('1_mecha'),
    ...pairs('_unused'),
    ...pictures('raw'),
    'output/last.safetensors',
  ],
  'numbered chapters of a finetune': [
    ...pairs('01_people'),
    ...pairs('02_places'),
    ...pictures('03_things/raw'),
  ],
  'folders of years': [
    ...pairs('2023_berlin'),
    ...pairs('2024_rome/day1'),
    ...pairs('2024_rome/day2'),
    ...pairs('misc'),
  ],
  'folders without numbers': [...pairs('alice'), ...pairs('bob'), ...pairs('both')],
  'converted phone pictures beside their originals': [
    ...pairs('10_saber'),
    ...Array.from({ length: 12 }, (_, index) => `10_saber/a${index}.HEIC`),
  ],
  'names with many underscores': pairs('my_own_data_set/10_saber_alter_of_the_lake').map((name) =>
    name.replace(/a(\d+)/, 'img_2024_01_0$1'),
  ),
};

describe.each(Object.entries(layouts))('%s', (_, names) => {
  it.each(['', '[dataset]\npurpose = "style"', '[dataset]\npurpose = "finetune"'])(
    'are fine, declared with %j',
    async (config) => {
      // A declared dataset owns what lies below it: that raw pictures there have no captions is worth a word.
      const others = loud(await found(names, config)).filter((one) => !one.includes('missing-caption'));
      expect(others).toEqual([]);
    },
  );

  it('are fine where nobody declared them', async () => {
    expect(loud(await found(names))).toEqual([]);
  });
});

describe('masks of another trainer', () => {
  it('are told once', async () => {
    const masks = Array.from({ length: 12 }, (_, index) => `a${index}-masklabel.png`);
    expect(loud(await found([...pairs('.'), ...masks], ''))).toEqual([
      expect.stringMatching(/^warning mask-as-image: 12 of 24 pictures/),
      expect.stringMatching(/^info missing-caption: 12 of 24 pictures/),
    ]);
  });
});
