import { describe, expect, it } from 'vitest';
import { setInDataset, setInTable } from '../../../core/config/edit-config.ts';
import { readConfig } from '../../../core/config/read-config.ts';
import { applyTextEdits } from '../../../core/span.ts';

const base = '1girl, "x"';
const written = String.raw`base_caption = "1girl, \"x\""`;

describe('a value of [dataset]', () => {
  it.each([
    ['', `[dataset]\n${written}\n`],
    ['version = 1\n', `version = 1\n\n[dataset]\n${written}\n`],
    ['version = 1', `version = 1\n\n[dataset]\n${written}\n`],
    ['[dataset]', `[dataset]\n${written}`],
    ['[ dataset ] # x\r\ntrigger = "a"\r\n', `[ dataset ] # x\r\ntrigger = "a"\r\n${written}\r\n`],
    ['dataset = { trigger = "a" }\n', `dataset = { trigger = "a", ${written} }\n`],
    ['dataset = {}\n', `dataset = { ${written} }\n`],
    ['version = 1\ndataset.trigger = "a"\n', `version = 1\ndataset.trigger = "a"\ndataset.${written}\n`],
    ['[dataset]\nbase_caption = "old"\n[rules]\n', `[dataset]\n${written}\n[rules]\n`],
    ['[rules]\nx = "off"\n', `[rules]\nx = "off"\n\n[dataset]\n${written}\n`],
  ])('is written into %j', (text, expected) => {
    const after = applyTextEdits(text, setInDataset(text, 'base_caption', base) ?? []);
    expect(after).toBe(expected);
    expect(readConfig(after).config.dataset?.base_caption).toBe(base);
  });

  it('is not written into what is no TOML, nor over something else', () => {
    expect(setInDataset('[dataset', 'base_caption', base)).toBeUndefined();
    expect(setInDataset('dataset.base_caption = 3', 'base_caption', base)).toBeUndefined();
    expect(setInDataset('dataset = 3', 'base_caption', base)).toBeUndefined();
  });
});

describe('a value of [training]', () => {
  it.each([
    ['[training.options]\nseed = 1\n', '[training.options]\nseed = 1\n\n[training]\nrecipe = "x"\n'],
    ['[ training . options ]\r\n', '[ training . options ]\r\n\r\n[training]\r\nrecipe = "x"\r\n'],
    [
      '[training.options]\nseed = 1\n[training]\nvram = 8\n',
      '[training.options]\nseed = 1\n[training]\nvram = 8\nrecipe = "x"\n',
    ],
    [
      '[training]\n[training.options]\nseed = 1\n',
      '[training]\nrecipe = "x"\n[training.options]\nseed = 1\n',
    ],
    ['training.options.seed = 1\n', 'training.options.seed = 1\ntraining.recipe = "x"\n'],
  ])('is written into %j', (text, expected) => {
    const after = applyTextEdits(text, setInTable(text, 'training', 'recipe', 'x') ?? []);
    expect(after).toBe(expected);
    expect(readConfig(after).config.training?.recipe).toBe('x');
  });
});
