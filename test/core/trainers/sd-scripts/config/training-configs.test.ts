// Training configs: what the trainer passes over, stops over, or takes as it is.
import { describe, expect, it } from 'vitest';
import { knownOptions } from '../../../../../core/trainers/sd-scripts/known-options.ts';
import { fixedIn, flawsIn, placesIn } from './flaws.ts';

const places = (text: string) => placesIn('config.toml', text);
const installed = new Set([...knownOptions.keys(), 'brand_new']);

describe('a key that the trainer has not', () => {
  it('is an info by what we know, a warning by what is installed', () => {
    const text = '[network]\nnetwrok_dim = 32\nbrand_new = 1\n';
    expect(flawsIn('config.toml', text)).toEqual([
      'info «netwrok_dim» The trainer has no option "netwrok_dim", and passes over it. Did you mean "network_dim"?',
      'info «brand_new» The trainer has no option "brand_new", and passes over it.',
    ]);
    expect(placesIn('config.toml', text, { isMeant: true, installed })).toEqual(['warning «netwrok_dim»']);
    expect(fixedIn('config.toml', '[network]\nnetwrok_dim = 32\n')).toBe('[network]\nnetwork_dim = 32\n');
  });

  it.each([
    ['network-dim = 4\nnetwork_alpha = 1\n', ['info «network-dim»']],
    ['constructor = 2\nnetwork_dim = 4\n', ['info «constructor»']],
    ['batch_size = 2\nnetwork_dim = 4\n', ['info «batch_size»']],
    ['[a.b]\nx = 1\n[c]\nnetwork_dim = 4\nnetwork_alpha = 1\n', ['warning «a.b»']],
  ])('%j', (text, expected) => expect(places(text)).toEqual(expected));
});

describe('a value', () => {
  it.each([
    ['resolution = 768', ['error «768»']],
    ['resolution = [512, 768]', ['error «[512, 768]»']],
    ['resolution = "a"', ['error «"a"»']],
    ['face_crop_aug_range = "4,2"', ['error «"4,2"»']],
    ['keep_tokens = "1"', ['error «"1"»']],
    ['validation_split = 0', ['error «0»']],
    ['max_token_length = "225"', ['error «"225"»']],
    ['enable_bucket = 1', ['error «1»']],
    ['learning_rate = "1e-4"', ['warning «"1e-4"»']],
    ['seed = -1', ['error «-1»']],
    ['seed = 4294967295', []],
    ['max_train_epochs = 0', ['error «0»']],
    ['train_batch_size = 0', ['error «0»']],
    ['save_every_n_epochs = 0', ['error «save_every_n_epochs»']],
    ['learning_rate = 1', ['warning «1»']],
    ['learning_rate = 1\noptimizer_type = "Prodigy"', []],
    ['lr_scheduler = "cosin"', ['warning «"cosin"»']],
    ['lr_scheduler = "cosine_with_min_lr"', []],
    ['optimizer_type = "adamW8Bit"', []],
    ['optimizer_type = "AdamV8bit"', ['warning «"AdamV8bit"»']],
    ['optimizer_type = "library.my.Optimizer"', []],
    ['network_module = "networks.lora_flx"', ['warning «"networks.lora_flx"»']],
    ['mixed_precision = "fp61"', ['warning «"fp61"»']],
    ['network_args = "conv_dim=4"', ['warning «"conv_dim=4"»']],
    ['cache_latents = "true"', ['warning «"true"»']],
    ['output_dir = "D:\\train\\new"', ['warning «"D:\\train\\new"»']],
  ])('%s', (line, expected) => {
    expect(places(`[a]\nnetwork_dim = 4\nnetwork_alpha = 1\n${line}\n`)).toEqual(expected);
  });

  it.each([
    ['resolution = [512, 768]', 'resolution = "512,768"'],
    ['resolution = 768', 'resolution = "768"'],
    ['keep_tokens = "1"', 'keep_tokens = 1'],
    ['cache_latents = "true"', 'cache_latents = true'],
    ['mixed_precision = "fp61"', 'mixed_precision = "fp16"'],
    ['learning_rate = "1e-4"', 'learning_rate = 1e-4'],
    ['lr_scheduler = "cosin"', 'lr_scheduler = "cosine"'],
    ['optimizer_type = "adam"', 'optimizer_type = "Adam"'],
  ])('%s becomes %s', (line, fixed) => {
    const head = 'network_dim = 4\nnetwork_alpha = 1\n';
    expect(fixedIn('config.toml', `${head}${line}\n`)).toBe(`${head}${fixed}\n`);
  });
});

describe('options against each other', () => {
  it.each([
    ['cache_latents = true\ncolor_aug = true', ['error «color_aug»']],
    ['cache_latents_to_disk = true\nrandom_crop = true', ['error «random_crop»']],
    ['optimizer_type = "AdaFactor"\nlr_warmup_steps = 100', ['error «lr_warmup_steps»']],
    ['lr_scheduler = "constant"\nlr_warmup_steps = 0.1', ['error «lr_warmup_steps»']],
    ['optimizer_type = "AdamW"\nlr_warmup_steps = 0.1', ['warning «lr_warmup_steps»']],
    ['optimizer_type = "AdamW"\nlr_scheduler = "adafactor"', ['error «lr_scheduler»']],
    ['full_fp16 = true\nmixed_precision = "bf16"', ['error «full_fp16»']],
    ['save_every_n_epochs = 0', ['error «save_every_n_epochs»']],
    [
      'persistent_data_loader_workers = true\nmax_data_loader_n_workers = 0',
      ['error «persistent_data_loader_workers»'],
    ],
    ['adaptive_noise_scale = 0.1', ['warning «adaptive_noise_scale»']],
    ['log_with = "tensorboard"', ['warning «log_with»']],
    ['dataset_config = "/d.toml"\ntrain_data_dir = "/x"', ['warning «train_data_dir»']],
    ['max_train_epochs = 8\nmax_train_steps = 1600', ['info «max_train_steps»']],
  ])('%j', (lines, expected) => expect(places(`network_dim = 4\n${lines}\n`)).toEqual(expected));

  it('count in the table that leads', () => {
    expect(places('[a]\nnetwork_dim = 4\nseed = 1\n[b]\nnetwork_dim = 8\n')).toEqual([
      'warning «network_dim»',
    ]);
  });

  it.each([
    'optimizer_type = "AdaFactor"\noptimizer_args = ["relative_step=False"]\nlr_scheduler = "cosine"\nlr_warmup_steps = 100',
    'lr_scheduler = "constant"\nlr_warmup_steps = 0',
    'max_token_length = 75\nlr_scheduler = "linear"\nlr_warmup_steps = 0.1\ntext_encoder_lr = 1e-4\nepoch = 8\nt5xxl = "/t5"',
    'optimizer_type = "AdamW8bit"\nlr_scheduler = "cosine"\nlr_warmup_steps = 420\ncache_latents = true\nflip_aug = true',
  ])('nothing is found in %j', (lines) => expect(places(`network_dim = 4\n${lines}\n`)).toEqual([]));
});

it('a byte order mark takes the first key with it', async () => {
  const { configs } = await import('../../../../../core/trainers/sd-scripts/config/index.ts');
  const severities = (text: string) =>
    configs
      .read({ name: 'config.toml', text, bom: true }, { isMeant: true })
      ?.flaws.map(({ severity }) => severity);
  expect(severities('network_dim = 4\nnetwork_alpha = 1\n')).toEqual(['warning']);
  expect(severities('[a]\nnetwork_dim = 4\nnetwork_alpha = 1\n')).toEqual(['error']);
});
