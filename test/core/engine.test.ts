import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readConfig } from '../../core/config/read-config.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { counted, countOf, sumOf } from '../../core/dataset/gathered/counted.ts';
import { asksDictionary, type LintOptions, lintDataset, lintFile } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import { duplicateTag } from '../../core/rules/duplicate-tag.ts';
import { missingTrigger } from '../../core/rules/missing-trigger.ts';
import { multiLineCaption } from '../../core/rules/multi-line-caption.ts';
import { defineRule, noOptions, type Rule } from '../../core/rules/rule.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';
import { datasetOf, noTurn } from '../support/memory.ts';

const base = { kind: 'consistency', title: 't', why: 'w', options: noOptions, examples: [] } as const;

/** Finds every tag `x`. */
const findsX = defineRule({
  ...base,
  code: 'unwanted-tag',
  severity: 'warning',
  caps: { style: 'info', finetune: 'hint', prose: 'off' },
  *caption({ caption }) {
    for (const { span, key } of caption.tags) if (key === 'x') yield { span, message: message('x') };
  },
});
/** Finds every picture. */
const findsImages = defineRule({
  ...base,
  code: 'small-image',
  severity: 'info',
  options: z.strictObject({ min: z.number().default(512), max: z.number().default(4096) }),
  *image({ options }) {
    yield { message: message('{0}–{1}', options.min, options.max) };
  },
});

const files = { '10_x/a.png': '', '10_x/a.txt': 'x, y, x', '10_x/back_1.png': '', '10_x/back_1.txt': 'x' };
const path = '/dataset/10_x/a.txt';

function severities(config: string, options: LintOptions = {}, file = path, text = 'x, y'): string[] {
  const dataset = datasetOf({ ...files, '10_x/a.txt': text }, { config });
  return lintFile(dataset, file, { rules: [findsX], ...options }).map(({ severity }) => severity);
}

describe('whether the tag lists are asked', () => {
  const asks = (text: string) => asksDictionary(readConfig(text).config);

  it.each([
    ['', false],
    ['[rules]\nunknown-tag = "hint"', true],
    ['[rules]\nunknown-tag = { severity = "info" }', true],
    ['[rules]\nunknown-tag = "off"', false],
    ['[[overrides]]\nfiles = ["*"]\nrules = { alias-tag = "info" }', true],
    ['[dataset]\ntrigger = "alice"', true],
    ['[dataset]\ntrigger = "alice"\n[rules]\ncommon-trigger = "off"', false],
    ['[concepts."1_bob"]\ntrigger = "bob"', true],
  ])('%j: %s', (text, expected) => {
    expect(asks(text)).toBe(expected);
  });

  it('a flag outweighs the configuration', () => {
    const { config } = readConfig('[rules]\nunknown-tag = "hint"');
    expect(asksDictionary(config, { severities: { 'unknown-tag': 'off' } })).toBe(false);
    expect(asksDictionary(readConfig('').config, { severities: { 'alias-tag': 'info' } })).toBe(true);
  });
});

describe('the severity of a finding', () => {
  it("is the rule's", () => {
    expect(severities('')).toEqual(['warning']);
  });

  it.each([
    ['unwanted-tag = "error"', ['error']],
    ['unwanted-tag = "off"', []],
    ['unwanted-tag = { severity = "hint" }', ['hint']],
    ['unwanted-tag = {}', ['warning']],
  ])('is set by [rules] %s', (line, expected) => {
    expect(severities(`[rules]\n${line}`)).toEqual(expected);
  });

  it('is none for a rule that is off, until someone sets one or declares what it looks for', () => {
    const off: Rule = {
      ...findsX,
      severity: 'off',
      isDeclared: (config) => config.tags?.unwanted !== undefined,
      *caption() {
        yield { message: message('on its own') };
        yield { message: message('declared'), severity: 'warning' };
      },
    };
    expect(severities('', { rules: [off] })).toEqual([]);
    expect(severities('[rules]\nunwanted-tag = {}', { rules: [off] })).toEqual([]);
    expect(severities('[rules]\nunwanted-tag = "info"', { rules: [off] })).toEqual(['info', 'info']);
    expect(severities('[tags]\nunwanted = ["x"]', { rules: [off] })).toEqual(['warning']);
  });

  it("is none for an advice that the dataset's purpose is no part of", () => {
    const advice: Rule = { ...findsX, severity: 'hint', purposes: ['likeness'] };
    expect(severities('', { rules: [advice] })).toEqual([]);
    expect(severities('[dataset]\npurpose = "style"', { rules: [advice] })).toEqual([]);
    expect(severities('[dataset]\npurpose = "likeness"', { rules: [advice] })).toEqual(['hint']);
    expect(severities('[rules]\nunwanted-tag = "info"', { rules: [advice] })).toEqual(['info']);
  });

  const override = (files: string, level: string) =>
    `[[overrides]]\nfiles = ["${files}"]\nrules = { unwanted-tag = "${level}" }\n`;

  it('is set by the last override that fits the file', () => {
    const config = `[rules]\nunwanted-tag = "off"\n${override('back_*', 'error')}${override('**/back_1.txt', 'hint')}`;
    expect(severities(config)).toEqual([]);
    expect(severities(config, {}, '/dataset/10_x/back_1.txt')).toEqual(['hint']);
    expect(severities(override('10_x/*', 'info'))).toEqual(['info']);
    expect(severities(override('back_1', 'info'), {}, '/dataset/10_x/back_1.txt')).toEqual(['info']);
  });

  it.each([
    ['style', ['info']],
    ['finetune', ['hint']],
    ['likeness', ['warning']],
  ])('is at most what the purpose %s allows', (purpose, expected) => {
    expect(severities(`[dataset]\npurpose = "${purpose}"`)).toEqual(expected);
  });

  it('is what somebody set, whatever the purpose', () => {
    expect(severities('[dataset]\npurpose = "style"\n[rules]\nunwanted-tag = "error"')).toEqual(['error']);
  });

  it("is a command line's before all", () => {
    const config = `[rules]\nunwanted-tag = "off"\n${override('*', 'hint')}`;
    expect(severities(config, { severities: { 'unwanted-tag': 'error' } })).toEqual(['error']);
    expect(severities('', { severities: { 'unwanted-tag': 'off' } })).toEqual([]);
  });

  it('is none in sentences, for a rule that makes no sense there', () => {
    const prose = 'x, A woman is standing in the garden, while she is smiling.';
    expect(severities('', {}, path, prose)).toEqual([]);
    expect(severities('[rules]\nunwanted-tag = "error"', {}, path, prose)).toEqual([]);
  });
});

describe('the options of a rule', () => {
  const options = (config: string, file = 'a.png') => {
    const found = lintFile(datasetOf(files, { config }), `/dataset/10_x/${file}`, { rules: [findsImages] });
    return found.map((one) => one.message.args.join('–'))[0];
  };
  const override = '\n[[overrides]]\nfiles = ["back_*"]\n';

  it('are its defaults, with what the configuration sets', () => {
    expect(options('')).toBe('512–4096');
    expect(options('[rules]\nsmall-image = { severity = "error", min = 1024 }')).toBe('1024–4096');
    expect(options('[rules]\nsmall-image = "error"')).toBe('512–4096');
  });

  it('add up, an override over the rest', () => {
    const rules = '[rules]\nsmall-image = { min = 1024, max = 2048 }';
    expect(options(`${rules}${override}rules = { small-image = "hint" }`, 'back_1.png')).toBe('1024–2048');
    expect(options(`${rules}${override}rules = { small-image = { min = 1 } }`, 'back_1.png')).toBe('1–2048');
    expect(options(`${rules}${override}rules = { small-image = { min = 1 } }`)).toBe('1024–2048');
  });

  it('are the defaults where what is set does not fit', () => {
    expect(options('[rules]\nsmall-image = { min = "a" }')).toBe('512–4096');
  });
});

describe('lintFile', () => {
  const dataset = datasetOf({ ...files, '10_x/orphan.txt': 'x', 'notes.txt': 'x' });

  it("finds nothing in captions without a picture, and in files that are not the dataset's", () => {
    for (const name of ['10_x/orphan.txt', 'notes.txt', '10_x/gone.txt']) {
      expect(lintFile(dataset, `/dataset/${name}`, { rules: [findsX, findsImages] })).toEqual([]);
    }
  });

  it('judges each line by itself where the training takes one of them', () => {
    const config = '[dataset]\ntrigger = "alice"\n[training.options]\nenable_wildcard = true\n';
    const lines = captionsOf(['alice, hat, hat\nsmile, hat\nalice'], { config });
    const found = lintFile(lines, captionPath(0), {
      rules: [missingTrigger, duplicateTag, multiLineCaption],
    });
    expect(found.map(({ code, span }) => [code, span.start])).toEqual([
      ['duplicate-tag', 12],
      ['missing-trigger', 16],
    ]);
  });

  it('gives its findings in order of place, then by code', () => {
    const also: Rule = { ...findsX, code: 'alias-tag' };
    const last = defineRule({
      ...base,
      code: 'unknown-tag',
      severity: 'hint',
      *caption() {
        yield { span: { start: 3, end: 4 }, message: message('first') };
        yield { span: { start: 3, end: 4 }, message: message('second') };
        yield { message: message('without a place') };
      },
    });
    const found = lintFile(dataset, path, { rules: [last, findsX, also] });
    expect(found.map(({ span, code, message: { template } }) => `${span.start} ${code} ${template}`)).toEqual(
      [
        '0 unknown-tag without a place',
        '0 alias-tag x',
        '0 unwanted-tag x',
        '3 unknown-tag first',
        '3 unknown-tag second',
        '6 alias-tag x',
        '6 unwanted-tag x',
      ],
    );
  });
});

describe('lintDataset', () => {
  const whole = defineRule({
    ...base,
    code: 'dataset-size',
    severity: 'info',
    gathering: {
      schema: counted,
      gather: ({ images }) => countOf(images.keys()),
      merge: (one, other) => sumOf([one, other]),
    },
    *dataset({ gathered }) {
      yield { files: gathered, message: message('all') };
    },
  });
  const lint = (dataset: Dataset): Promise<readonly Finding[]> => {
    return lintDataset(dataset, noTurn, { rules: [findsX, findsImages, whole] });
  };

  it("gives the dataset's own findings, then those of the files by path", async () => {
    const found = await lint(datasetOf(files));
    expect(found.map(({ file, scope }) => `${scope} ${file.replace('/dataset/10_x/', '')}`)).toEqual([
      'dataset a.png',
      'file a.png',
      'file a.txt',
      'file a.txt',
      'file back_1.png',
      'file back_1.txt',
    ]);
  });

  it('puts what is about the whole on the configuration, where there is one', async () => {
    const [first] = await lint(datasetOf(files, { config: '', origin: 'config' }));
    expect(first).toMatchObject({ scope: 'dataset', file: '/dataset/lora-dataset.toml', count: 2 });
  });

  it('lets other work have a turn at each file, and can be given up', async () => {
    let turns = 0;
    const turn = {
      next: () => {
        turns++;
        if (turns === 3) throw new Error('given up');
        return undefined;
      },
    };
    await expect(lintDataset(datasetOf(files), turn, {})).rejects.toThrow('given up');
  });
});
