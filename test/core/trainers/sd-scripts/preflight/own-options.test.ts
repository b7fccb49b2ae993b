import { describe, expect, it } from 'vitest';
import { trainOwnOption } from '../../../../../core/trainers/sd-scripts/preflight/train-own-option.ts';
import { trainUnknownOption } from '../../../../../core/trainers/sd-scripts/preflight/train-unknown-option.ts';
import { trainWrongOption } from '../../../../../core/trainers/sd-scripts/preflight/train-wrong-option.ts';
import { trainZeroOption } from '../../../../../core/trainers/sd-scripts/preflight/train-zero-option.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { sd15Likeness } from '../../../../../core/training/recipes/sd15-likeness.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-wrong-option', () => {
  it.each<[Options, string]>([
    [
      { network_dim: '96' },
      'warning: network_dim = "96" is not what the trainer takes. It takes a whole number.',
    ],
    [
      { network_dim: 96.5 },
      'warning: network_dim = 96.5 is not what the trainer takes. It takes a whole number.',
    ],
    [
      { learning_rate: '1e-4' },
      'warning: learning_rate = "1e-4" is not what the trainer takes. It takes a number.',
    ],
    [{ vae: 3 }, 'warning: vae = 3 is not what the trainer takes. It takes a text in quotes.'],
    [
      { network_args: 'a=1' },
      'warning: network_args = "a=1" is not what the trainer takes. It takes a list of texts.',
    ],
    [
      { text_encoder_lr: ['1'] },
      'warning: text_encoder_lr = ["1"] is not what the trainer takes. It takes a list of numbers.',
    ],
    [
      { mixed_precision: 'fp8' },
      'warning: mixed_precision = "fp8" is not what the trainer takes. It takes "no", "fp16", "bf16".',
    ],
    [{ seed: { a: 1 } }, 'warning: seed = {"a":1} is not what the trainer takes. It takes a whole number.'],
    // What is in the dataset config, or of a few more options, the trainer looks at itself.
    [{ flip_aug: 1 }, 'error: flip_aug = 1 is not what the trainer takes. It takes true or false.'],
    [
      { keep_tokens: '1' },
      'error: keep_tokens = "1" is not what the trainer takes. It takes a whole number.',
    ],
    [
      { train_batch_size: 1.5 },
      'error: train_batch_size = 1.5 is not what the trainer takes. It takes a whole number.',
    ],
    [
      { max_token_length: '225' },
      'error: max_token_length = "225" is not what the trainer takes. It takes 75, 150, 225.',
    ],
  ])('finds %o', (options, text) => expect(said(trainWrongOption, { options })).toEqual([text]));

  it.each([
    '768x768',
    '768,768,768',
    '',
    'large',
    '768.5',
    0,
    -768,
    true,
    [768, 768.5],
    [1, 2, 3],
    [],
    { w: 768 },
  ])('finds the resolution %j, instead of which another would be taken', (resolution) => {
    expect(said(trainWrongOption, { options: { resolution } })).toEqual([
      `error: resolution = ${JSON.stringify(resolution)} is not what the trainer takes. It takes "768", or width and height: "768,768".`,
    ]);
  });

  it.each<Options>([
    { resolution: '768' },
    { resolution: '640, 768' },
    { resolution: 512 },
    { resolution: [512, 768] },
    { max_token_length: 225, network_alpha: 1, lr_warmup_steps: 0.1, caption_prefix: '' },
    { nobody_knows: {} },
    sd15Likeness.options,
  ])('is quiet with %o', (options) => expect(said(trainWrongOption, { options })).toEqual([]));

  it("does not look at the recipe's", () => {
    const plan = { options: { network_dim: '96' } };
    expect(said(trainWrongOption, { plan })).toEqual([]);
  });
});

describe('train-unknown-option', () => {
  it.each<[string, string]>([
    [
      'netwrok_dim',
      'warning: The trainer has no option "netwrok_dim", and would say nothing. Did you mean "network_dim"?',
    ],
    ['zzz', 'warning: The trainer has no option "zzz", and would say nothing. Look at its spelling.'],
    [
      'output-dir',
      'warning: The trainer has no option "output-dir", and would say nothing. Did you mean "output_dir"?',
    ],
    [
      'toString',
      'warning: The trainer has no option "toString", and would say nothing. Look at its spelling.',
    ],
  ])('finds %s', (option, text) =>
    expect(said(trainUnknownOption, { options: { [option]: 1 } })).toEqual([text]),
  );

  it('is quiet with what the trainer has, whatever its value', () => {
    expect(said(trainUnknownOption, { options: { network_dim: 'x', output_dir: '/x' } })).toEqual([]);
  });
});

describe('the version that is installed', () => {
  const machine = {
    options: new Map([
      ['network_dim', { form: 'int' as const }],
      ['brand_new', { form: 'int' as const }],
      ['of_another', { form: 'int' as const, isElsewhere: true as const }],
    ]),
  };

  it('says which options there are', () => {
    const options = { network_dim: 8, brand_new: 'x', noise_offset: 0.1, of_another: 1 };
    expect(said(trainUnknownOption, { options, machine })).toEqual([
      'warning: This version of the trainer has no option "noise_offset", and would say nothing. Take it out, or update the trainer.',
      'warning: The trainer has no option "of_another", and would say nothing. Look at its spelling.',
    ]);
  });

  it('says what a new one takes', () => {
    expect(said(trainWrongOption, { options: { brand_new: 'x' }, machine })).toEqual([
      'warning: brand_new = "x" is not what the trainer takes. It takes a whole number.',
    ]);
  });
});

describe('a name that the trainer looks up', () => {
  it('is told where it finds none', () => {
    const options = { optimizer_type: 'AdamW8bits' };
    expect(said(trainWrongOption, { options, plan: { options } })).toEqual([
      'warning: The trainer knows no optimizer "AdamW8bits", and stops. Did you mean "AdamW8bit"?',
    ]);
  });
});

describe('train-own-option', () => {
  it.each(['toString', 'constructor', '__proto__'])('knows no option that is called %s', (option) => {
    const options = Object.fromEntries([[option, 'off']]);
    expect(said(trainOwnOption, { options })).toEqual([]);
  });

  it.each([
    ['output_dir', '/x', 'Each run has a folder of its own for it.'],
    ['pretrained_model_name_or_path', '/x', 'It is said by model in [training].'],
    ['sample_prompts', 'p.txt', 'Prompts stand in [samples], one by one: prompts = ["…"].'],
    ['log_prefix', '../x', 'Each run has a folder of its own for it.'],
    ['caption_extension', '.caption', 'It is said by caption_extension in [dataset].'],
    ['caption_extention', '.caption', 'It is said by caption_extension in [dataset].'],
    ['dataset_repeats', 3, "The number in a folder's name says it."],
  ])('finds %s = %j', (option, value, reason) => {
    expect(said(trainOwnOption, { options: { [option]: value } })).toEqual([
      `warning: The option "${option}" has no effect here. ${reason}`,
    ]);
  });

  it('is quiet with what is the user’s to say', () => {
    expect(said(trainOwnOption, { options: { seed: 1, log_prefix: 'x', save_model_as: 'ckpt' } })).toEqual(
      [],
    );
  });
});

describe('train-zero-option', () => {
  it.each([
    'train_batch_size',
    'gradient_accumulation_steps',
    'save_every_n_epochs',
    'save_every_n_steps',
    'validate_every_n_epochs',
    'validate_every_n_steps',
  ])('finds %s', (option) => {
    expect(said(trainZeroOption, { options: { [option]: 0 } })).toEqual([
      `error: ${option} is 0, and the trainer divides by it. Set it to 1 or more: the training would end, if only when it comes to that.`,
    ]);
  });

  it.each<Options>([
    {},
    { sample_every_n_epochs: 0, sample_every_n_steps: 0, keep_tokens: 0, max_data_loader_n_workers: 0 },
    { save_every_n_epochs: 0, save_n_epoch_ratio: 4 },
    { save_every_n_steps: undefined },
  ])('is quiet with %o', (options) => expect(said(trainZeroOption, { options })).toEqual([]));
});
