import { describe, expect, it } from 'vitest';
import { trainBucketSteps } from '../../../../../core/trainers/sd-scripts/preflight/train-bucket-steps.ts';
import { trainCachedText } from '../../../../../core/trainers/sd-scripts/preflight/train-cached-text.ts';
import { trainModelFamily } from '../../../../../core/trainers/sd-scripts/preflight/train-model-family.ts';
import { trainModelFile } from '../../../../../core/trainers/sd-scripts/preflight/train-model-file.ts';
import { trainModelPart } from '../../../../../core/trainers/sd-scripts/preflight/train-model-part.ts';
import { trainOwnOption } from '../../../../../core/trainers/sd-scripts/preflight/train-own-option.ts';
import { trainSamplePrompt } from '../../../../../core/trainers/sd-scripts/preflight/train-sample-prompt.ts';
import { trainScript } from '../../../../../core/trainers/sd-scripts/preflight/train-script.ts';
import { trainUnknownOption } from '../../../../../core/trainers/sd-scripts/preflight/train-unknown-option.ts';
import type { Family } from '../../../../../core/training/family.ts';
import type { ModelState } from '../../../../../core/training/machine.ts';
import type { ModelPart, PartPlaces } from '../../../../../core/training/model-parts.ts';
import type { Options } from '../../../../../core/training/options.ts';
import type { Check } from '../../../../../core/training/problem.ts';
import { said } from '../../../training/preflight/preflight.ts';

const place = { name: 'mine', place: '/models/mine.safetensors', kind: 'local' } as const;

describe('train-model-part', () => {
  const parts = (family: Family, known: PartPlaces, state: Partial<ModelState> = {}, name = 'mine') =>
    said(trainModelPart, {
      plan: { family, options: {}, model: { ...place, name, parts: known } },
      machine: { model: { kind: 'file', family, ...state } as ModelState },
    });

  it('names each file that is needed, and where to say it', () => {
    expect(parts('flux', { t5xxl: '/t5', ae: '/ae' })).toEqual([
      'error: FLUX.1 is in several files, and nobody said where these are: CLIP-L. Write clip_l = "…" below [mine] in /home/me/models.toml.',
    ]);
    expect(parts('chroma', { t5xxl: '/t5', ae: '/ae' })).toEqual([]);
    expect(parts('anima', {})).toEqual([expect.stringContaining('Write qwen3 = "…", vae = "…" below')]);
    expect(parts('hunyuan-image', {})).toEqual([expect.stringContaining('Qwen2.5-VL, ByT5, VAE')]);
    expect(parts('lumina', { gemma2: '/g' })).toEqual([expect.stringContaining('these are: AE.')]);
    expect(parts('sdxl', {})).toEqual([]);
  });

  it('takes what the options say', () => {
    const options = { qwen3: '/q', vae: '/v' };
    expect(said(trainModelPart, { plan: { family: 'anima', model: place, options } })).toEqual([]);
  });

  it('leaves out what the base model has in itself', () => {
    expect(parts('sd3', {}, { parts: ['clip_l', 'clip_g', 't5xxl'] })).toEqual([]);
    expect(parts('sd3', {}, { parts: ['clip_l', 'clip_g'] })).toEqual([expect.stringContaining('T5-XXL')]);
    // What a .ckpt has can't be told.
    expect(parts('sd3', {})).toEqual([]);
  });

  it('tells what to do where the base model has no name', () => {
    const [text] = said(trainModelPart, {
      plan: { family: 'anima', options: {}, model: { ...place, name: undefined, parts: { vae: '/v' } } },
    });
    expect(text).toMatch(
      /Set qwen3 = "…" in \[training\.options\], or give the base model a name in \/home\/me\/models\.toml\.$/,
    );
  });

  it('takes a name that is not explained yet for one', () => {
    const model = { name: undefined, place: 'flux-dev', kind: 'unknown' } as const;
    const [text] = said(trainModelPart, { plan: { family: 'flux', options: {}, model } });
    expect(text).toContain('below [flux-dev] in');
  });

  it('finds what is said to be somewhere and is not', () => {
    const missingParts: readonly ModelPart[] = ['vae'];
    const model = { ...place, parts: { vae: '/gone.pt' } };
    expect(said(trainModelPart, { plan: { model }, machine: { missingParts } })).toEqual([
      'error: vae of the base model is not there: "/gone.pt". Put it there, or change vae in /home/me/models.toml.',
    ]);
  });
});

describe('train-model-file', () => {
  const kinds = (family: Family, kind: 'remote' | 'folder') =>
    said(trainModelFile, { plan: { family, model: place }, machine: { model: { kind } } });

  it('finds a folder, or a name at Hugging Face, where one file is wanted', () => {
    expect(kinds('flux', 'remote')).toEqual([
      'error: The base model "/models/mine.safetensors" is not one file, and of FLUX.1 the trainer takes no other. Download its .safetensors file, and name that.',
    ]);
    expect(kinds('anima', 'folder')).toHaveLength(1);
  });

  it.each(['sd15', 'sdxl'] as const)('is quiet for %s, which may be either', (family) => {
    expect([...kinds(family, 'remote'), ...kinds(family, 'folder')]).toEqual([]);
  });
});

describe('train-model-family', () => {
  it.each<[Family, Family]>([
    ['sdxl', 'sd15'],
    ['flux', 'chroma'],
    ['chroma', 'flux'],
    ['lumina', 'anima'],
  ])('finds for %s a model of %s', (family, found) => {
    const machine = { model: { kind: 'file', family: found } } as const;
    expect(said(trainModelFamily, { plan: { family }, machine })).toHaveLength(1);
    expect(said(trainModelFamily, { plan: { family: found }, machine })).toEqual([]);
  });
});

const ofFamily = (check: Check, family: Family, options: Options) =>
  said(check, { plan: { family, options }, options });

describe('train-script', () => {
  const script = (family: Family, trains?: readonly string[]) =>
    said(trainScript, {
      plan: { family },
      machine: {
        installation: {
          ...{ root: '/sd', kind: 'sd-scripts', scripts: '/sd', python: '/sd/python' },
          ...(trains ? { trains } : {}),
        },
      },
    });

  it('finds a trainer that is too old', () => {
    expect(script('anima', ['train_network.py'])).toEqual([
      'error: The trainer in "/sd" has no anima_train_network.py. It is older than what trains Anima: update it.',
    ]);
  });

  it('is quiet where it is there, and where nobody looked', () => {
    expect([...script('chroma', ['flux_train_network.py']), ...script('anima')]).toEqual([]);
  });
});

describe('the size of samples', () => {
  const lines = (family: Family, prompt: string) =>
    said(trainSamplePrompt, { plan: { family, prompts: [prompt] } });

  it('is told where nothing is said and the model is made for more', () => {
    expect(lines('sdxl', 'alice --w 1024 --d 1')).toEqual([
      'warning: Without --w and --h a sample has sides of 512: SDXL is made for 1024. Say both, such as --w 1024 --h 1024: alice --w 1024 --d 1',
    ]);
    expect([...lines('sdxl', 'alice --w 512 --h 512'), ...lines('sd15', 'alice')]).toEqual([]);
  });
});

describe('train-cached-text', () => {
  const cached = { cache_text_encoder_outputs: true, network_train_unet_only: true };

  it.each<[Family, Options, string]>([
    ['sdxl', { shuffle_caption: true }, 'shuffle_caption'],
    ['flux', { caption_dropout_rate: 0.1 }, 'caption_dropout_rate'],
    ['sd3', { token_warmup_step: 0.5 }, 'token_warmup_step'],
    ['anima', { caption_tag_dropout_rate: 0.1 }, 'caption_tag_dropout_rate'],
    ['sdxl', { network_train_unet_only: false }, 'network_train_unet_only'],
    ['anima', { network_train_unet_only: false }, 'network_train_unet_only'],
  ])('finds for %s %o', (family, options, name) => {
    expect(ofFamily(trainCachedText, family, { ...cached, ...options })).toEqual([
      expect.stringContaining(name),
    ]);
  });

  it.each(['caption_prefix', 'caption_suffix', 'secondary_separator'])(
    'tells that %s is passed over',
    (option) => {
      expect(ofFamily(trainCachedText, 'flux', { ...cached, [option]: 'x' })).toEqual([
        `warning: With cache_text_encoder_outputs the trainer passes over ${option}. It encodes each caption once, as it is written. Set cache_text_encoder_outputs to false, or write it into the captions.`,
      ]);
    },
  );

  it('finds it with the disk alone, too', () => {
    const options = { cache_text_encoder_outputs_to_disk: true, shuffle_caption: true };
    expect(ofFamily(trainCachedText, 'flux', options)).toEqual([
      'error: cache_text_encoder_outputs_to_disk and shuffle_caption exclude each other. The trainer would end: turn cache_text_encoder_outputs_to_disk or shuffle_caption off.',
    ]);
  });

  it.each<[Family, Options]>([
    ['anima', { ...cached, caption_dropout_rate: 0.1 }],
    ['flux', { ...cached, network_train_unet_only: false }],
    ['flux', { ...cached, caption_dropout_rate: 0, caption_prefix: '' }],
    ['sdxl', { shuffle_caption: true }],
  ])('is quiet for %s %o', (family, options) => {
    expect(ofFamily(trainCachedText, family, options)).toEqual([]);
  });
});

describe('the kind of model decides', () => {
  it.each<[Family, number, number]>([
    ['sdxl', 32, 0],
    ['sd3', 32, 0],
    ['anima', 16, 0],
    ['anima', 24, 1],
    ['flux', 32, 1],
    ['sd15', 32, 1],
  ])('for %s whether buckets go by %i', (family, step, count) => {
    const options = { enable_bucket: true, bucket_reso_steps: step };
    expect(ofFamily(trainBucketSteps, family, options)).toHaveLength(count);
  });

  it('which options there are', () => {
    expect(ofFamily(trainUnknownOption, 'flux', { guidance_scale: 1 })).toEqual([]);
    expect(ofFamily(trainUnknownOption, 'sd15', { guidance_scale: 1 })).toEqual([
      'warning: For SD 1.5 the trainer has no option "guidance_scale", and would say nothing. Take it out: it is for other kinds of models.',
    ]);
  });

  it('what it is trained with in any case', () => {
    expect(ofFamily(trainOwnOption, 'chroma', { apply_t5_attn_mask: false })).toEqual([
      'warning: The option "apply_t5_attn_mask" has no effect here. Chroma is not trained otherwise than with true.',
    ]);
    expect(ofFamily(trainOwnOption, 'chroma', { apply_t5_attn_mask: true })).toEqual([]);
  });
});
