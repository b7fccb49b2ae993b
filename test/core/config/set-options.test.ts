import { describe, expect, it } from 'vitest';
import { setOptions } from '../../../core/config/set-options.ts';

const dim = (value: unknown) => [{ path: ['training', 'options', 'network_dim'], value }];

describe('setOptions', () => {
  it.each([
    ['nothing', '', '[training.options]\nnetwork_dim = 8\n'],
    [
      'another table',
      '[dataset]\nclass = "a"',
      '[dataset]\nclass = "a"\n\n[training.options]\nnetwork_dim = 8\n',
    ],
    [
      'a table of its own, with comments',
      '[training.options] # mine\nseed = 1 # why\n\n# next\n[tags]\n',
      '[training.options] # mine\nseed = 1 # why\nnetwork_dim = 8\n\n# next\n[tags]\n',
    ],
    [
      'an empty table',
      '[training.options] # mine\n[tags]\n',
      '[training.options] # mine\nnetwork_dim = 8\n[tags]\n',
    ],
    [
      'the key, with a comment',
      '[training.options]\nnetwork_dim = 96 # old\n',
      '[training.options]\nnetwork_dim = 8 # old\n',
    ],
    [
      'braces',
      '[training]\noptions = { seed = 1 }\n',
      '[training]\noptions = { seed = 1, network_dim = 8 }\n',
    ],
    ['empty braces', '[training]\noptions = {}\n', '[training]\noptions = { network_dim = 8 }\n'],
    [
      'braces of the table around it',
      'training = { recipe = "a" }\n',
      'training = { recipe = "a", options.network_dim = 8 }\n',
    ],
    [
      'dotted keys',
      '[training]\noptions.seed = 1\nrecipe = "a"\n',
      '[training]\noptions.seed = 1\noptions.network_dim = 8\nrecipe = "a"\n',
    ],
    [
      'dotted keys at the top',
      'training.options.seed = 1\ntraining.recipe = "a"\n',
      'training.options.seed = 1\ntraining.options.network_dim = 8\ntraining.recipe = "a"\n',
    ],
    [
      'other line ends',
      '[training.options]\r\nseed = 1\r\n',
      '[training.options]\r\nseed = 1\r\nnetwork_dim = 8\r\n',
    ],
    [
      'a table that is cut off',
      '[training.options]\nseed = 1',
      '[training.options]\nseed = 1\nnetwork_dim = 8',
    ],
    [
      'a list in several lines',
      '[training.options]\nnetwork_args = [\n  "a=1",\n]\n',
      '[training.options]\nnetwork_args = [\n  "a=1",\n]\nnetwork_dim = 8\n',
    ],
  ])('puts a key into %s', (_, before, after) => {
    expect(setOptions(before, dim(8))).toBe(after);
  });

  it('keeps the quotation marks of a text, and replaces values of another kind', () => {
    const text = '[training]\nmodel = \'a\' # it\nvram = "x"\n';
    const settings = [
      { path: ['training', 'model'], value: 'b' },
      { path: ['training', 'vram'], value: 12 },
    ];
    expect(setOptions(text, settings)).toBe("[training]\nmodel = 'b' # it\nvram = 12\n");
  });

  it('writes texts with quotes, backslashes and controls, lists, and numbers with a point among others', () => {
    const settings = [
      { path: ['training', 'model'], value: 'C:\\a "b"\n' },
      { path: ['training', 'options', 'text_encoder_lr'], value: [1, 0.5] },
      { path: ['samples', 'prompts'], value: ['a', 'b'] },
    ];
    expect(setOptions('', settings)).toBe(
      '[training]\nmodel = "C:\\\\a \\"b\\"\\n"\n\n[training.options]\ntext_encoder_lr = [1.0, 0.5]\n\n[samples]\nprompts = ["a", "b"]\n',
    );
  });

  it.each([
    ['[training.options]\nnetwork_dim = 8 # no more\nseed = 1\n', '[training.options]\nseed = 1\n'],
    ['training.options = { network_dim = 8, seed = 1 }', 'training.options = { seed = 1 }'],
    ['training.options = { seed = 1, network_dim = 8 }', 'training.options = { seed = 1 }'],
    ['[training.options]\nseed = 1\n', '[training.options]\nseed = 1\n'],
  ])('takes a key away from %j', (before, after) => {
    expect(setOptions(before, dim(undefined))).toBe(after);
  });

  it('does many at once, neighbours in braces among them', () => {
    const text = '[training]\noptions = { a = 1, b = 2, c = 3 }\n[dataset]\nclass = "x"\n';
    const settings = [
      { path: ['training', 'options', 'a'], value: undefined },
      { path: ['training', 'options', 'b'], value: undefined },
      { path: ['training', 'options', 'd'], value: 4 },
      { path: ['training', 'recipe'], value: 'r' },
      { path: ['dataset', 'class'], value: 'y' },
      { path: ['samples', 'prompts'], value: ['p'] },
      { path: ['composition', 'a'], value: 1 },
      { path: ['composition', 'b'], value: 2 },
    ];
    expect(setOptions(text, settings)).toBe(
      '[training]\noptions = { c = 3, d = 4 }\nrecipe = "r"\n[dataset]\nclass = "y"\n\n[samples]\nprompts = ["p"]\n\n[composition]\na = 1\nb = 2\n',
    );
  });

  it.each(['[training', 'training = 3\n', '[training]\noptions = "a"\n', '[[training]]\n'])(
    'does nothing to %j',
    (text) => {
      expect(setOptions(text, dim(8))).toBeUndefined();
    },
  );
});
