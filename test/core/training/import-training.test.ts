import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { formatMessage } from '../../../core/message.ts';
import { presetsOf } from '../../../core/trainers/preset-adapters.ts';
import { takeOver } from '../../../core/training/import-training.ts';

const presets = presetsOf('sd-scripts');

/** What a configuration is with a file's training. */
function taken(name: string, content: string, text = '') {
  const read = presets.read({ name, text: content });
  if ('mistake' in read) throw new Error(formatMessage(read.mistake));
  const result = takeOver(read, { text, config: readConfig(text).config }, presets);
  if ('mistake' in result) throw new Error(formatMessage(result.mistake));
  return {
    ...result,
    config: readConfig(result.text).config,
    said: result.remarks.map(({ message }) => formatMessage(message)),
  };
}

const preset = (values: object, text = '') => taken('a.json', JSON.stringify({ v2: false, ...values }), text);

describe('a training that is taken over', () => {
  it('turns off what the recipe would do and the file does not', () => {
    const { config } = preset({ color_aug: false, max_train_steps: 500 });
    expect(config.training?.options).toMatchObject({
      ...{ color_aug: false, flip_aug: false, sdpa: false, xformers: true, max_train_steps: 500 },
    });
    expect(config.training?.options).not.toHaveProperty('max_train_epochs');
  });

  it('says how long it trains, also where that is what the trainer has by itself', () => {
    expect(preset({ max_train_steps: 1600 }).config.training?.options).toMatchObject({
      max_train_steps: 1600,
    });
    expect(taken('a.toml', 'seed = 1\n').config.training?.options).toMatchObject({ max_train_steps: 1600 });
  });

  it('keeps comments, and what the window has no field for', () => {
    const text =
      '# mine\n[training.options]\nnetwork_dim = 4 # small\ncaption_prefix = "a"\nmax_train_epochs = 3\n';
    const { text: after, said } = preset({ network_dim: 32, max_train_steps: 500 }, text);
    expect(after).toContain('# mine\n[training.options]\nnetwork_dim = 32 # small\ncaption_prefix = "a"\n');
    expect(after).not.toContain('max_train_epochs');
    expect(said).toContain('What nothing is said of stays as the dataset has it: caption_prefix.');
  });

  it('changes nothing the second time', () => {
    const first = preset({ network_dim: 32, sample_prompts: 'a', pretrained_model_name_or_path: 'a/b' });
    const second = preset(
      { network_dim: 32, sample_prompts: 'a', pretrained_model_name_or_path: 'a/b' },
      first.text,
    );
    expect(second.text).toBe(first.text);
    expect(second.settings).toEqual([]);
  });

  it('takes model, prompts and extension where the dataset says none', () => {
    const values = {
      sample_prompts: 'a\nb',
      pretrained_model_name_or_path: 'a/b',
      caption_extension: '.caption',
    };
    expect(preset(values).config).toMatchObject({
      dataset: { caption_extension: '.caption' },
      samples: { prompts: ['a', 'b'] },
      training: { model: 'a/b' },
    });
    const { config, said } = preset(values, '[training]\nmodel = "mine"\n[samples]\nprompts = ["c"]\n');
    expect(config).toMatchObject({ samples: { prompts: ['c'] }, training: { model: 'mine' } });
    expect(said).toContain('The base model stays mine; the file has a/b.');
  });

  it('can not change what is no TOML', () => {
    const read = presets.read({ name: 'a.json', text: '{"v2": false}' });
    if ('mistake' in read) throw new Error('a preset is expected');
    expect(takeOver(read, { text: '[training', config: {} }, presets)).toHaveProperty('mistake');
  });
});
