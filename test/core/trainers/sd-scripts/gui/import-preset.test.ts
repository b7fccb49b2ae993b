// What a preset of kohya_ss means: expected values are those that its window hands to the trainer.
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../../core/message.ts';
import { presets } from '../../../../../core/trainers/sd-scripts/gui/presets.ts';
import { readFile, readPreset, saidOf } from './read-preset.ts';

/** As presets of former windows are: numbers as texts, empty texts for numbers, true for xformers, keys of old. */
const old = {
  LoRA_type: 'Standard',
  conv_dims: '4,4',
  keep_tokens: '0',
  learning_rate: '0.0001',
  lr_scheduler: 'constant',
  lr_scheduler_num_cycles: '',
  lr_scheduler_power: '',
  lr_warmup: '0',
  max_data_loader_n_workers: '1',
  max_resolution: '512,640',
  max_token_length: '150',
  max_train_epochs: '',
  no_token_padding: false,
  noise_offset: '0.05',
  seed: '1234',
  text_encoder_lr: '5e-05',
  unet_lr: '0.0001',
  xformers: true,
  bucket_reso_steps: 64.0,
  max_train_steps: 900,
};

describe('a preset of kohya_ss', () => {
  it('has numbers as texts, true for xformers, and names of former windows', () => {
    const read = readPreset(old);
    expect(read.options).toMatchObject({
      ...{ learning_rate: 0.0001, unet_lr: 0.0001, text_encoder_lr: [0.00005, 0.00005], seed: 1234 },
      ...{ max_token_length: 150, noise_offset: 0.05, xformers: true, resolution: '512,640' },
      ...{ max_data_loader_n_workers: 1, lr_scheduler_num_cycles: 1, max_train_steps: 900 },
      network_module: 'networks.lora',
      // A file that names no optimizer is from before there was a choice.
      optimizer_type: 'AdamW',
    });
    expect(read.options).not.toHaveProperty('keep_tokens');
    expect(read.options).not.toHaveProperty('lr_warmup_steps');
    expect(saidOf(read, 'conv_dims')).toEqual([
      'warning: conv_dims is of an earlier kohya_ss and has no effect. It is called conv_block_dims today.',
    ]);
    expect(saidOf(read, 'no_token_padding')).toEqual([]);
  });

  it('loses zeros, and says what the trainer takes then', () => {
    const read = readPreset({
      learning_rate: 0,
      unet_lr: 1e-4,
      max_grad_norm: 0,
      prior_loss_weight: 0,
      network_alpha: 0,
    });
    for (const option of ['learning_rate', 'max_grad_norm', 'prior_loss_weight', 'network_alpha'])
      expect(read.options).not.toHaveProperty(option);
    expect(saidOf(read, 'learning_rate')).toEqual([
      'warning: learning_rate is 0, which kohya_ss drops: the trainer takes 0.000002.',
    ]);
    expect(saidOf(read, 'network_alpha')).toEqual([
      'warning: network_alpha is 0, which kohya_ss drops: the trainer takes 1.',
    ]);
    expect(readPreset({ max_data_loader_n_workers: 0 }).options).toMatchObject({
      max_data_loader_n_workers: 0,
    });
  });

  it('has what a fresh window has where it says nothing', () => {
    const read = readPreset({ network_dim: 16 });
    expect(read.options).toMatchObject({
      ...{ network_dim: 16, cache_latents: true, bucket_no_upscale: true, max_bucket_reso: 2048 },
      ...{ lr_warmup_steps: 0.1, lr_scheduler: 'cosine', xformers: true, max_train_steps: 1600 },
    });
    expect(read.captionExtension).toBe('.txt');
    expect(read).not.toHaveProperty('model');
    expect(saidOf(read, '').join()).toContain('bucket_no_upscale = true');
  });

  it.each([
    [
      { text_encoder_lr: 0, unet_lr: 1e-4 },
      { network_train_unet_only: true, unet_lr: 1e-4 },
    ],
    [{ text_encoder_lr: 1e-5, unet_lr: 0 }, { network_train_text_encoder_only: true }],
    [{ text_encoder_lr: 1e-5, t5xxl_lr: 2e-5, unet_lr: 1e-4 }, { text_encoder_lr: [1e-5, 2e-5] }],
    [{ lr_warmup: 25 }, { lr_warmup_steps: 0.25 }],
    [{ lr_warmup: 25, lr_warmup_steps: 80 }, { lr_warmup_steps: 80 }],
    [{ optimizer_args: '"a=1"  b=2' }, { optimizer_args: ['a=1', 'b=2'] }],
    [
      { noise_offset_type: 'Multires', noise_offset: 0.1, multires_noise_iterations: 6 },
      { multires_noise_iterations: 6 },
    ],
    [{ max_train_steps: 0, epoch: 7 }, { max_train_epochs: 7 }],
    [{ max_train_steps: 900, max_train_epochs: 4 }, { max_train_epochs: 4 }],
    [
      { LoRA_type: 'Kohya LoCon', conv_dim: 8, conv_alpha: 4 },
      { network_args: ['conv_dim=8', 'conv_alpha=4'] },
    ],
    [{ LoRA_type: 'Standard', sd3_checkbox: true }, { network_module: 'networks.lora_sd3' }],
    [
      { LoRA_type: 'LyCORIS/iA3' },
      { network_args: ['preset=full', 'conv_dim=1', 'conv_alpha=1', 'train_on_input=True', 'algo=ia3'] },
    ],
    [{ LoRA_type: 'LoCon' }, { network_module: 'lycoris.kohya' }],
    [{ loraplus_lr_ratio: 4 }, { network_args: ['loraplus_lr_ratio=4'] }],
    [{ lora_network_weights: 'a.safetensors' }, { network_weights: 'a.safetensors' }],
    [{ use_8bit_adam: true }, { optimizer_type: 'AdamW8bit' }],
    [{ use_wandb: 'True' }, { log_with: 'wandb' }],
    [{ xformers: false }, { network_dim: 8 }],
    [{ sdxl: true, sdxl_no_half_vae: true }, { no_half_vae: true }],
    [
      { flux1_checkbox: true, LoRA_type: 'Flux1', guidance_scale: 1, t5xxl: 'a' },
      { guidance_scale: 1, t5xxl: 'a' },
    ],
    [
      { flux1_checkbox: true, LoRA_type: 'Flux1', model_type: 'chroma', guidance_scale: 0 },
      { model_type: 'chroma', guidance_scale: 0, apply_t5_attn_mask: true },
    ],
    [
      { additional_parameters: '--alpha_mask --token_warmup_step 2.5 --network_di 3' },
      { alpha_mask: true, token_warmup_step: 2.5, network_dim: 3 },
    ],
    [
      { additional_parameters: '--network_args a=1 b=2 --lr_warmup_steps 5%' },
      { network_args: ['a=1', 'b=2'], lr_warmup_steps: 0.05 },
    ],
  ])('%j makes %j', (preset, options) => {
    expect(readPreset(preset).options).toMatchObject(options);
  });

  it.each([
    [{ sdxl_no_half_vae: true }, 'no_half_vae'],
    [{ ae: 'a', t5xxl: 'a' }, 'ae'],
    [{ clip_skip: 2, lumina_checkbox: true, LoRA_type: 'Lumina' }, 'clip_skip'],
    [{ noise_offset_type: 'Multires', noise_offset: 0.1 }, 'noise_offset'],
    [{ epoch: 4, max_train_steps: 0, dataset_config: 'a.toml' }, 'max_train_epochs'],
    [{ xformers: 'none' }, 'xformers'],
    [{ lr_warmup: 100 }, 'lr_warmup_steps'],
    [{ dynamo_backend: 'no' }, 'dynamo_backend'],
    [{ wandb_api_key: 'secret' }, 'wandb_api_key'],
    [{ output_dir: '/a', output_name: 'b' }, 'output_dir'],
    [{ mixed_precision: 'fp8' }, 'mixed_precision'],
  ])('%j has no %s', (preset, option) => {
    expect(readPreset(preset).options).not.toHaveProperty(option);
  });

  it('tells what would stop the trainer', () => {
    const read = readPreset({
      optimizer: 'Adafactor',
      lr_scheduler: 'adafactor',
      color_aug: true,
      cache_latents: true,
    });
    expect(saidOf(read, 'lr_warmup_steps').join()).toContain('the trainer stops over lr_warmup_steps');
    expect(saidOf(read, 'color_aug').join()).toContain('the trainer stops over color_aug');
    const none = readPreset({ LoRA_type: 'Nothing', additional_parameters: '--nothing 3' });
    expect(saidOf(none, 'LoRA_type')).toHaveLength(1);
    expect(saidOf(none, 'additional_parameters').join()).toContain('no option --nothing');
  });

  it('tells what has no effect, with its place', () => {
    const text = '{"lowvram": true, "epoch": 5, "max_train_steps": 100, "netwrok_dim": 4}';
    const read = readFile('a.json', text);
    const places = read.remarks.map(({ key, span }) => [key, span && text.slice(span.start, span.end)]);
    expect(places).toContainEqual(['lowvram', '"lowvram"']);
    expect(places).toContainEqual(['epoch', '"epoch"']);
    expect(saidOf(read, 'netwrok_dim').join()).toContain('Did you mean network_dim?');
  });

  it('goes on after values of a wrong kind, and names them', () => {
    const read = readPreset({
      network_dim: [1],
      cache_latents: 'yes',
      keep_tokens: 'abc',
      output_name: {},
      seed: 5,
    });
    expect(read.options).toMatchObject({ network_dim: 8, cache_latents: true, seed: 5 });
    for (const key of ['network_dim', 'cache_latents', 'keep_tokens', 'output_name'])
      expect(saidOf(read, key)[0]).toMatch(/^warning: .* is expected; .* is taken\.$/);
  });

  it('says the model, the prompts and the kind of model', () => {
    const read = readPreset({
      ...{ sdxl: true, pretrained_model_name_or_path: 'a/b', caption_extension: '.caption' },
      sample_prompts: 'one --w 512\r\n# no\n\n two ',
    });
    expect(read).toMatchObject({
      model: 'a/b',
      prompts: ['one --w 512', 'two'],
      modelKind: 'SDXL',
      captionExtension: '.caption',
    });
    expect(read.recipes).toContain('sdxl-likeness');
  });

  it.each([
    ['a.json', '{', 'can not be read'],
    ['a.json', '[]', 'no table'],
    ['a.json', '{"prompt": 1}', 'no key of a preset'],
    ['a.json', '['.repeat(100_000), 'can not be read'],
    ['a.json', ' '.repeat(1_000_001), 'too long'],
    ['a.toml', 'a = ', 'can not be read'],
    ['a.toml', '[[datasets]]\n', 'dataset config'],
    ['a.toml', '[dataset]\n[training]\n', 'lora-dataset.toml'],
    ['a.yaml', 'a: 1', '.json'],
  ])('%s with %.20j is refused: %s', (name, text, reason) => {
    const read = presets.read({ name, text });
    expect('mistake' in read && formatMessage(read.mistake)).toContain(reason);
  });

  it('takes keys of objects for keys', () => {
    const read = readFile('a.json', '{"__proto__": {"network_dim": 1}, "constructor": 1, "network_dim": 2}');
    expect(read.options).toMatchObject({ network_dim: 2 });
    expect(Object.getPrototypeOf(read.options)).toBe(Object.prototype);
  });
});

describe('a training config of sd-scripts', () => {
  it('is flat, and its last word counts', () => {
    const read = readFile(
      'a.toml',
      'seed = 1\n[a]\nnetwork_dim = 4\noutput_dir = "/x"\npretrained_model_name_or_path = "m"\n[b]\nnetwork_dim = 8\nnetwrok_alpha = 1\nlearning_rate = "1e-4"\nlr_warmup_steps = 1.0\nnetwork_module = "networks.lora_flux"\n',
    );
    expect(read.options).toEqual({ seed: 1, network_dim: 8, network_module: 'networks.lora_flux' });
    expect(read).toMatchObject({ model: 'm', modelKind: 'FLUX', recipes: ['flux-likeness', 'flux-style'] });
    expect(saidOf(read, 'netwrok_alpha').join()).toContain('Did you mean network_alpha?');
    expect(saidOf(read, 'learning_rate').join()).toContain('left out');
    expect(saidOf(read, 'lr_warmup_steps').join()).toContain('100 %');
    expect(saidOf(read, 'output_dir')).toHaveLength(1);
  });
});
