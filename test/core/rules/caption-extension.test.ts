import { describe, expect, it } from 'vitest';
import { lintDataset } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import { ruleOf } from '../../support/lint.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

async function found(files: readonly string[], config = ''): Promise<readonly string[]> {
  const dataset = datasetOf(Object.fromEntries(files.map((name) => [`x/${name}`, '1girl'])), {
    config,
    origin: 'config',
  });
  const findings = await lintDataset(dataset, noTurn, { rules: [ruleOf('caption-extension')] });
  return findings.map(({ severity, count, message }) => `${severity} ${count} ${formatMessage(message)}`);
}

const pictures = (...stems: string[]) => stems.map((stem) => `${stem}.png`);

describe('caption-extension', () => {
  it('finds captions that nobody looks for', async () => {
    expect(await found([...pictures('a', 'b'), 'a.caption', 'b.caption'])).toEqual([
      'error 2 2 of 2 pictures have their caption under .caption: the trainer looks for .txt, and learns them without.',
    ]);
    const asked = '[dataset]\ncaption_extension = ".caption"';
    expect(await found([...pictures('a', 'b'), 'a.txt', 'b.txt'], asked)).toEqual([
      expect.stringContaining('under .txt: the trainer looks for .caption'),
    ]);
    expect(await found([...pictures('a'), 'a.TXT'])).toEqual([expect.stringContaining('under .TXT')]);
  });

  it('only warns of a few', async () => {
    const others = ['b', 'c', 'd'].flatMap((stem) => [`${stem}.png`, `${stem}.txt`]);
    expect(await found([...pictures('a'), 'a.cap', ...others])).toEqual([
      expect.stringMatching(/^warning 1 1 of 4 pictures/),
    ]);
  });

  it.each([
    ['captions where they are looked for', [...pictures('a'), 'a.txt', 'a.caption']],
    ['pictures without any', pictures('a', 'b')],
    ['what other programs know of a picture', [...pictures('a'), 'a.json', 'a.npz', 'a.png.txt']],
    ['texts of their own', [...pictures('a'), 'a.txt', 'notes.caption']],
  ])('is quiet about %s', async (_, files) => {
    expect(await found(files)).toEqual([]);
  });
});
