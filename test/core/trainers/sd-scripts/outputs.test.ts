import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outputs } from '../../../../core/trainers/sd-scripts/output/outputs.ts';
import { readSample } from '../../../../core/trainers/sd-scripts/sample.ts';

describe('the name of a checkpoint', () => {
  it.each([
    ['CharacterAI-1-A-000006.safetensors', 'CharacterAI-1-A', { kind: 'epoch', at: 6 }],
    ['CharacterAI-1-A.safetensors', 'CharacterAI-1-A', { kind: 'last' }],
    ['a-step00000500.ckpt', 'a', { kind: 'step', at: 500 }],
    ['epoch-000001.safetensors', '', { kind: 'epoch', at: 1 }],
    ['at-step00000010.pt', '', { kind: 'step', at: 10 }],
    ['last.safetensors', '', { kind: 'last' }],
  ])('%s tells its run and its moment', (name, run, moment) => {
    expect(outputs.checkpointOf(name)).toEqual({ run, moment });
  });

  it('has a known extension', () => {
    expect(outputs.checkpointOf('CharacterAI-1-A-000006.txt')).toBeUndefined();
  });
});

describe('the name of a sample', () => {
  const time = '20261122211753';
  it.each([
    [`A_e000006_00_${time}_1.png`, { run: 'A', moment: { kind: 'epoch', at: 6 }, prompt: 0, seed: 1 }],
    [`A_b_e000000_12_${time}_-1.png`, { run: 'A_b', moment: { kind: 'epoch', at: 0 }, prompt: 12, seed: -1 }],
    [`A_000500_02_${time}.png`, { run: 'A', moment: { kind: 'step', at: 500 }, prompt: 2, seed: undefined }],
    [`e000001_00_${time}_7.png`, { run: '', moment: { kind: 'epoch', at: 1 }, prompt: 0, seed: 7 }],
    [`A_${time}_e000001_00_7.png`, { run: 'A', moment: { kind: 'epoch', at: 1 }, prompt: 0, seed: 7 }],
    [`A_${time}_001000_01.png`, { run: 'A', moment: { kind: 'step', at: 1000 }, prompt: 1, seed: undefined }],
  ])('%s tells run, moment, prompt and seed', (name, expected) => {
    expect(outputs.sampleOf(name)).toEqual({ ...expected, time });
  });

  it('is like no other picture’s', () => {
    for (const name of ['front_01.png', `A_e000006_00_${time}_1.jpg`, 'A_e000006.png'])
      expect(outputs.sampleOf(name)).toBeUndefined();
  });
});

describe('the metadata of a checkpoint', () => {
  const real = JSON.parse(readFileSync('test/fixtures/trainer-run/article/metadata.json', 'utf8'));

  it('tell its training, its epoch and its step', () => {
    expect(outputs.factsOf(real)).toEqual({
      ...{ run: 'CharacterAI-1-A', epoch: 8, step: 3360, epochs: 8, isFlow: false, family: 'sd15' },
      ...{ started: 1795381212.493543, finished: 1795382619.2474074 },
    });
  });

  it.each([
    [{ ss_base_model_version: 'sd_v2' }, false],
    [{ ss_base_model_version: 'sdxl_base_v1-0' }, false],
    [{ ss_base_model_version: 'flux1' }, true],
    [{ ss_base_model_version: 'sd3m' }, true],
    [{ ss_base_model_version: 'hunyuan-image-2.1' }, true],
    [
      {
        'modelspec.implementation_version': 'sd-scripts/1',
        'modelspec.architecture': 'stable-diffusion-xl-v1-base/lora',
      },
      false,
    ],
    [
      {
        'modelspec.implementation_version': 'sd-scripts/1',
        'modelspec.architecture': 'stable-diffusion-3-medium/lora',
      },
      true,
    ],
    [{ ss_output_name: 'a' }, undefined],
  ])('%o tell whether it learns by flow matching', (metadata, isFlow) => {
    expect(outputs.factsOf(metadata)?.isFlow).toBe(isFlow);
  });

  it('of a file of nobody’s training tell nothing', () => {
    expect(outputs.factsOf({ format: 'pt' })).toBeUndefined();
  });
});

describe('what is logged', () => {
  it.each([
    ['loss/current', 'loss'],
    ['loss', 'loss'],
    ['loss/average', 'average'],
    ['loss/epoch_average', 'epoch'],
    ['loss/epoch', 'epoch'],
    ['loss/validation/step_average', 'validation'],
    ['loss/validation/epoch_average', 'validation-epoch'],
    ['loss/validation/epoch_divergence', 'other'],
    ['lr/d*lr/unet', 'rate'],
    ['max_norm/keys_scaled', 'norm'],
    ['norm/avg_grad_norm', 'norm'],
    ['constructor', 'other'],
  ])('%s is of the kind %s', (tag, kind) => {
    expect(outputs.quantityOf(tag)).toBe(kind);
  });
});

it('the prompts of a file are those lines that are painted', () => {
  expect(outputs.promptsIn('a.txt', '# one\n\n a, b --d 1 \r\n  # no comment\nc')).toEqual([
    'a, b --d 1',
    '# no comment',
    'c',
  ]);
});

it.each([
  [
    'prompts.toml',
    '[prompt]\nwidth = 640\n[[prompt.subset]]\nprompt = "a --d 1"\n[[prompt.subset]]\nprompt = "b"\nseed = 7\n',
  ],
  ['prompts.json', '[{"prompt":"a --d 1","width":640},{"prompt":"b","width":640,"seed":7}]'],
])('the prompts of %s are its tables; in their text nothing is a setting', (name, text) => {
  const samples = outputs.promptsIn(name, text).map((one) => readSample(one, 'sd15'));
  expect(samples).toMatchObject([
    { prompt: 'a --d 1', seed: undefined, width: 640, steps: 30, remarks: [] },
    { prompt: 'b', seed: 7, width: 640 },
  ]);
  expect(outputs.samplerInA1111({ prompt: 'a', sample_sampler: 'euler_a' }, undefined)).toBe('Euler a');
});

it.each([
  ['sd_v1', 'sd15'],
  ['sd_v2', undefined],
  ['sdxl_base_v1-0', 'sdxl'],
  ['flux1', 'flux'],
  ['sd3m', 'sd3'],
])('a LoRA of %s is for %s', (base, family) => {
  expect(outputs.factsOf({ ss_base_model_version: base })?.family).toBe(family);
});
