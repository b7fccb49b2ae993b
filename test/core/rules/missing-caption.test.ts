import { describe, expect, it } from 'vitest';
import { lintDataset } from '../../../core/engine.ts';
import { formatMessage } from '../../../core/message.ts';
import { ruleOf } from '../../support/lint.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

async function found(files: Readonly<Record<string, string>>, config?: string): Promise<readonly string[]> {
  const dataset = datasetOf(files, config === undefined ? {} : { config, origin: 'config' });
  const findings = await lintDataset(dataset, noTurn, { rules: [ruleOf('missing-caption')] });
  return findings.map(
    ({ severity, file, message }) => `${severity} ${file.slice(9)} ${formatMessage(message)}`,
  );
}

const pairs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      [`10_alice woman/p${index}.png`, ''],
      [`10_alice woman/p${index}.txt`, 'x'],
    ]).flat(),
  );
const bare = (count: number, folder = '10_alice woman') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/bare${index}.png`, '']));

describe('missing-caption', () => {
  it('is on each picture, with the words that the trainer uses for it', async () => {
    expect(await found({ ...pairs(5), ...bare(1) })).toEqual([
      'warning 10_alice woman/bare0.png bare0.png has no caption: the trainer uses the folder\'s words "alice woman" for it.',
    ]);
    expect(await found({ ...pairs(5), ...bare(1, 'flat') })).toEqual([
      'warning flat/bare0.png bare0.png has no caption: the trainer learns it with an empty one.',
    ]);
  });

  it.each([
    [9, 8, 8],
    [8, 8, 1],
    [0, 5, 1],
    [0, 1, 1],
    [1, 1, 1],
    [0, 2, 1],
  ])('with %i captioned and %i bare pictures gives %i findings', async (captioned, uncaptioned, count) => {
    expect(await found({ ...pairs(captioned), ...bare(uncaptioned) })).toHaveLength(count);
  });

  it('is one quiet finding where at least half lack a caption', async () => {
    expect(await found({ ...pairs(2), ...bare(3) })).toEqual([
      'info 10_alice woman/bare0.png 3 of 5 pictures have no caption (.txt).',
    ]);
    expect(await found({ ...pairs(2), ...bare(3) }, '')).toEqual([
      'info lora-dataset.toml 3 of 5 pictures have no caption (.txt).',
    ]);
  });

  it("is quiet where the trainer finds a caption, be it another's or one that can not be read", async () => {
    expect(await found({ 'a/p_1_2_3_4.png': '', 'a/p.txt': 'x', 'a/a.png': '', 'a/a.txt': '' })).toEqual([]);
  });

  it('is quiet for regularization pictures, and only informs in a finetune', async () => {
    const files = { ...pairs(5), ...bare(2, '1_woman') };
    expect(await found(files, '[concepts."1_woman"]\nis_reg = true')).toEqual([]);
    expect((await found(files, '[dataset]\npurpose = "finetune"'))[0]).toMatch(/^info /);
  });

  it('looks for the configured extension', async () => {
    expect(
      await found(
        { ...pairs(3), 'x/a.png': '', 'x/a.caption': 'x' },
        '[dataset]\ncaption_extension = ".caption"',
      ),
    ).toEqual(['info lora-dataset.toml 3 of 4 pictures have no caption (.caption).']);
  });
});
