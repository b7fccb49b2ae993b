// What is found in a dataset's configuration while it is written, of its training and sample prompts too.
import { describe, expect, it } from 'vitest';
import { lintConfig } from '../../../core/lint-config.ts';
import { formatMessage } from '../../../core/message.ts';
import { applyTextEdits } from '../../../core/span.ts';
import type { InstalledOptions } from '../../../core/trainers/trainer-configs.ts';
import { recipes } from '../../../core/training/recipes/index.ts';

/** `severity «what stands there» text`. */
function said(text: string, installed?: InstalledOptions): readonly string[] {
  const { mistakes, training } = lintConfig('/dataset/lora-dataset.toml', text, { installed });
  return [...mistakes, ...training].map(
    ({ severity, span, message }) =>
      `${severity} «${text.slice(span.start, span.end)}» ${formatMessage(message)}`,
  );
}

function places(text: string, installed?: InstalledOptions): readonly string[] {
  return said(text, installed).map((one) => one.slice(0, one.indexOf('»') + 1));
}

/** With the first fix of each thing that is found. */
function fixed(text: string): string {
  const { training } = lintConfig('/dataset/lora-dataset.toml', text);
  return applyTextEdits(
    text,
    training.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
  );
}

const options = (...lines: readonly string[]) => `[training.options]\n${lines.join('\n')}\n`;

describe('options of a training', () => {
  it.each(recipes.map(({ id }) => id))('are quiet where the recipe %s is all that is said', (id) => {
    for (const vram of [8, 10, 12, 16, 24])
      expect(said(`[training]\nrecipe = "${id}"\nvram = ${vram}\n[training.options]\nseed = 1\n`)).toEqual(
        [],
      );
  });

  it.each<[string, readonly string[]]>([
    ['netwrok_dim = 96', ['info «netwrok_dim»']],
    ['network_dim = "96"', ['warning «"96"»']],
    ['keep_tokens = "1"', ['error «"1"»']],
    ['learning_rate = "1e-4"', ['warning «"1e-4"»']],
    ['blocks_to_swap = 3', ['warning «blocks_to_swap»']],
    ['output_dir = "/tmp"', ['warning «output_dir»']],
    ['max_train_epochs = 0', ['error «0»']],
    ['seed = -1', ['error «-1»']],
    ['train_batch_size = 0', ['error «0»']],
    ['cache_latents = true\ncolor_aug = true', ['error «true»']],
    ['lr_warmup_steps = 100', ['error «100»']],
    ['max_bucket_reso = 512', ['error «training.options»']],
    ['network_dim = 32', ['warning «32»']],
    ['resolution = [768, 768]', []],
    ['network_dim = 32\nnetwork_alpha = 24', []],
  ])('%s', (lines, expected) => expect(places(options(lines))).toEqual(expected));

  it('are told with what helps', () => {
    expect(said(options('netwrok_dim = 96'))).toEqual([
      'info «netwrok_dim» The trainer has no option "netwrok_dim", and would say nothing. Did you mean "network_dim"?',
    ]);
  });

  it.each<[string, string]>([
    ['netwrok_dim = 96', 'network_dim = 96'],
    ['network-dim = 96', 'network_dim = 96'],
    ['learning_rate = "1e-4"', 'learning_rate = 1e-4'],
    ['keep_tokens = "1"', 'keep_tokens = 1'],
    ['text_encoder_lr = "5e-5"', 'text_encoder_lr = 5e-5'],
    ['mixed_precision = "fp61"', 'mixed_precision = "fp16"'],
    ['network_module = "networks.lroa"', 'network_module = "networks.lora"'],
  ])('%s is mended', (before, after) => expect(fixed(options(before))).toBe(options(after)));

  it('go by the installed version where it is known', () => {
    const installed: InstalledOptions = new Map([
      ['network_dim', { form: 'int' }],
      ['brand_new', { form: 'int' }],
    ]);
    expect(places(options('brand_new = 3'), installed)).toEqual([]);
    expect(places(options('brand_new = "3"'), installed)).toEqual(['warning «"3"»']);
    expect(said(options('noise_offset = 0.1'), installed)).toEqual([
      'warning «noise_offset» This version of the trainer has no option "noise_offset", and would say nothing. Take it out, or update the trainer.',
    ]);
  });

  it('are as loud as the configuration wants, which mistakes are not', () => {
    const text = 'foo = 1\n[training.options]\nnetwork_dim = "96"\n[rules]\nconfig = ';
    expect(places(`${text}"hint"\n`)).toEqual(['error «foo»', 'hint «"96"»']);
    expect(places(`${text}"off"\n`)).toEqual(['error «foo»']);
  });

  it('of an unknown recipe are left alone: the recipe is told', () => {
    expect(places('[training]\nrecipe = "sd15-liknes"\n[training.options]\nfoo = 1\n')).toEqual([
      'error «"sd15-liknes"»',
    ]);
  });
});

describe('names that the trainer looks up', () => {
  it.each<[string, string]>([
    ['optimizer_type = "AdamW"\nlr_scheduler = "cosin"', 'cosin'],
    ['optimizer_type = "AdamW8bits"', 'AdamW8bits'],
    ['optimizer_type = "adam"', 'adam'],
    ['network_module = "networks.lroa"', 'networks.lroa'],
  ])('%s is none', (lines, name) => expect(places(options(lines))).toEqual([`warning «"${name}"»`]));

  it.each([
    'optimizer_type = "AdamW"\nlr_scheduler = "cosine"',
    'optimizer_type = "adamw"\nlr_scheduler = "constant"',
    'optimizer_type = "prodigyopt.Prodigy"\nlr_scheduler = "cosine"\nlearning_rate = 1',
    'optimizer_type = "Adam"',
    'optimizer_type = "AdamW"\nlr_scheduler = "foo"\nlr_scheduler_type = "CosineAnnealingLR"',
    'optimizer_type = "AdamWScheduleFree"\nlr_scheduler = "foo"',
    'network_module = "lycoris.kohya"',
  ])('%s is right', (lines) => expect(places(options(lines))).toEqual([]));
});

describe('sample prompts', () => {
  const prompts = (line: string) => `[samples]\nprompts = [${line}]\n`;

  it.each<[string, readonly string[]]>([
    ['"{trigger}, photo --w 512 --h 512 --d 1"', []],
    ['"foo --w512"', ['warning «--w512»']],
    ["'foo --w 512--h 512'", ['warning «--h 512»']],
    ['"a \\"b\\" --w512"', ['warning «"a \\"b\\" --w512"»']],
    ['"{triger}, photo"', ['warning «{triger}»']],
    ['"# nothing"', ['warning «# nothing»']],
    ['"{red|blue} hat"', []],
  ])('%s', (line, expected) => expect(places(prompts(line))).toEqual(expected));

  it('are mended in their place', () => {
    expect(fixed(prompts('"{triger}, foo --w512"'))).toBe(prompts('"{trigger}, foo --w 512"'));
  });
});
