// A wall of findings on a good dataset is what makes people leave: each kind of dataset, and all that is found in it.
import { describe, expect, it } from 'vitest';
import { collapse } from '../../../core/collapse.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { lintDataset } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import { formatMessage } from '../../../core/message.ts';
import { rules } from '../../../core/rules/index.ts';
import { captionsOf } from '../../support/datasets.ts';
import { finetune, likeness, manyLines, prose, style } from '../../support/five-datasets.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

const advice = new Set(rules.filter(({ kind }) => kind === 'advice').map(({ code }) => code));

/** What is found, each kind of finding once, hints too. */
async function found(dataset: Dataset): Promise<readonly string[]> {
  return facts(dataset, () => true);
}

/** The same without the recipe's advice: it has something to say of data that is no likeness and is called one. */
async function facts(
  dataset: Dataset,
  isWanted: (finding: Finding) => boolean = ({ code }) => !advice.has(code),
): Promise<readonly string[]> {
  const { findings } = collapse(dataset, await lintDataset(dataset, noTurn));
  return [
    ...new Set(
      findings
        .filter(isWanted)
        .map(({ code, severity, message }) => `${severity} ${code}: ${formatMessage(message)}`),
    ),
  ];
}

function named(captions: Readonly<Record<string, string>>, folder: string, config?: string): Dataset {
  const files = Object.entries(captions).flatMap(([name, text]) => [
    [`${folder}/${name}.png`, ''],
    [`${folder}/${name}.txt`, text],
  ]);
  return datasetOf(Object.fromEntries(files), config === undefined ? {} : { config, origin: 'config' });
}

const purposes = [
  '',
  ...['likeness', 'style', 'finetune'].map((purpose) => `[dataset]\npurpose = "${purpose}"\n`),
];

describe.each(purposes)('with the configuration %j', (config) => {
  const asCalled = config.includes('likeness') ? facts : found;

  it('42 pictures of a likeness are fine', async () => {
    expect(Object.keys(likeness)).toHaveLength(42);
    expect(await found(named(likeness, '10_CharacterAI woman', config))).toEqual([]);
    const trigger = `${config || '[dataset]\n'}trigger = "CharacterAI"\nbase_caption = "1girl, CharacterAI, dark skin"\n`;
    expect(await found(named(likeness, '10_CharacterAI woman', trigger))).toEqual([]);
    expect(await found(named(likeness, 'flat', config))).toEqual([]);
  });

  it('60 pictures of a style, tagged by a machine, are fine', async () => {
    expect(Math.min(...style.map((caption) => caption.split(',').length))).toBeGreaterThanOrEqual(30);
    const dataset = captionsOf(style, { folder: '2_paintstyle style', config });
    expect(dataset.statistics.styles).toEqual({ tags: 60, prose: 0, mixed: 0 });
    expect(await asCalled(dataset)).toEqual([]);
  });

  it.each(['ohwx', '[trigger]'])('40 captions of sentences with %s are fine', async (trigger) => {
    const dataset = captionsOf(prose(trigger), { folder: 'flux', config });
    expect(dataset.statistics.styles).toEqual({ tags: 0, prose: 40, mixed: 0 });
    expect(await asCalled(dataset)).toEqual([]);
  });

  it('a finetune of several folders is fine', async () => {
    const files: Record<string, string> = {};
    for (const [folder, captions] of Object.entries(finetune)) {
      for (const [index, caption] of captions.entries()) {
        files[`${folder}/${index}.webp`] = '';
        files[`${folder}/${index}.txt`] = caption;
      }
    }
    expect(await asCalled(datasetOf(files, { config, origin: 'config' }))).toEqual([]);
  });

  it('captions of several lines are read by their first, and that is all that is said, once', async () => {
    expect(await asCalled(captionsOf(manyLines, { config }))).toEqual([
      'warning multi-line-caption: 20 of 20 pictures: lines that the trainer does not read.',
      'hint multi-line-caption: sd-scripts reads the first line only: this is ignored.',
    ]);
  });
});

describe('a declared trigger', () => {
  it('is in all sentences that have it', async () => {
    expect(await found(captionsOf(prose('ohwx'), { config: '[dataset]\ntrigger = "ohwx"' }))).toEqual([]);
    expect(await found(captionsOf(prose('Alice'), { config: '[dataset]\ntrigger = "alice"' }))).toEqual([]);
  });
});
