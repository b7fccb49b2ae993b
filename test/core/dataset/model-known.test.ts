import { expect, it } from 'vitest';
import { textLimitOf } from '../../../core/dataset/text-limit.ts';
import { trainingOptions } from '../../../core/dataset/training-options.ts';
import { datasetOf } from '../../support/memory.ts';

const datasetWith = (training: string) =>
  datasetOf({ 'a.png': '', 'a.txt': 'a tree' }, { config: `[training]\n${training}`, origin: 'config' });

it.each<[string, object | undefined]>([
  ['', { tokenizer: 'CLIP', tokens: 75 }],
  ['recipe = "flux-likeness"', { tokenizer: 'T5', tokens: 511 }],
  ['recipe = "flux-likeness"\nmodel = "mine"', { tokenizer: 'T5', tokens: 511 }],
  ['recipe = "sd35-likeness"', { tokenizer: 'T5', tokens: 255 }],
  ['recipe = "pony-likeness"\nmodel = "mine"', { tokenizer: 'CLIP', tokens: 75 }],
  ['recipe = "anima"', undefined],
  ['model = "mine"', undefined],
])('how much of a caption is read is told by %j', (training, limit) => {
  expect(textLimitOf(datasetWith(training))).toEqual(limit);
});

it('the options of a training are those for its memory, the own ones over them', () => {
  const text = 'recipe = "sdxl-style"\nvram = 8\n[training.options]\nseed = 7';
  expect(trainingOptions(datasetWith(text).config)).toMatchObject({
    network_dim: 8,
    network_alpha: 4,
    seed: 7,
  });
  const own = `${text}\nnetwork_dim = 64`;
  expect(trainingOptions(datasetWith(own).config)).toMatchObject({ network_dim: 64, network_alpha: 16 });
});
