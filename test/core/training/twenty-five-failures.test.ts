// The failures that trainings with sd-scripts most often end in: each is found before, by a code.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/finding.ts';
import { rules } from '../../../core/rules/index.ts';
import { checks } from '../../../core/trainers/sd-scripts/preflight/index.ts';
import { planOf } from './plans.ts';
import { type Circumstances, findingOf, gpu, picture, preflightOf } from './preflight/preflight.ts';

const GIB = 1024 ** 3;
const stale = (): Finding => ({ ...findingOf('warning'), code: 'stale-cache' });
const small = (): Finding => ({ ...findingOf('warning'), code: 'small-image' });
const error = (code: Finding['code']): Finding => ({ ...findingOf('error'), code });
/** By the recipe all is trained without a cache. */
const cached = { cache_latents_to_disk: true, color_aug: false };
const glued = 'alice --w 512--h 512--s 35  --n blurry';
const sdxl = { kind: 'file', family: 'sdxl' } as const;
const sdxlPlan = { family: 'sdxl', options: { mixed_precision: 'fp16' } } as const;

const reached = { shown: 6, batch: 1, stepsPerEpoch: 6, epochs: 2, steps: 12, buckets: [] };

/** A failure, the code that finds it before a start, and the least that it takes; `rules` tell of files. */
type Failure = readonly [
  symptom: string,
  code: string,
  circumstances: Circumstances,
  rules?: readonly string[],
];

const failures: Readonly<Record<number, readonly Failure[]>> = {
  1: [['No data found', 'train-no-images', { plan: { subsets: [] } }, ['folder-repeats']]],
  2: [
    [
      'No caption file found',
      'train-dataset-errors',
      { findings: [error('caption-extension')] },
      ['caption-extension', 'missing-caption'],
    ],
    [
      'No caption file found, for some',
      'train-without-captions',
      { findings: [{ ...findingOf('warning'), code: 'missing-caption' }] },
    ],
  ],
  3: [['num_warmup_steps', 'train-warmup', { options: { lr_warmup_steps: 0.1 } }]],
  4: [
    [
      'IndexError in the scheduler of Adafactor',
      'train-schedule',
      { options: { optimizer_args: ['relative_step=False'] } },
    ],
  ],
  5: [['AssertionError caching latents', 'train-cached-augmentation', { options: { cache_latents: true } }]],
  6: [
    [
      'AssertionError caching outputs of the text encoder',
      'train-cached-text',
      { plan: { family: 'sdxl', options: { cache_text_encoder_outputs: true, shuffle_caption: true } } },
    ],
  ],
  7: [['another number of steps', 'train-length', { options: { epoch: 8 } }]],
  8: [['avr_loss=nan', 'train-rate', { options: { optimizer_type: 'AdamW', learning_rate: 0.1 } }]],
  9: [['NaN detected in latents', 'train-half-vae', { plan: sdxlPlan, machine: { model: sdxl } }]],
  10: [
    ['a typo', 'train-unknown-option', { options: { netwrok_dim: 8 } }, ['config']],
    ['expected int', 'train-wrong-option', { options: { keep_tokens: '1' } }],
  ],
  11: [
    [
      'UnicodeDecodeError',
      'train-dataset-errors',
      { findings: [error('caption-encoding')] },
      ['caption-encoding'],
    ],
  ],
  12: [
    [
      'caption file is empty',
      'train-dataset-errors',
      { findings: [error('empty-caption')] },
      ['empty-caption'],
    ],
    ['a blank first line', 'train-without-captions', { findings: [findingOf('warning')] }],
  ],
  13: [
    [
      'cannot identify image file',
      'train-dataset-errors',
      { findings: [error('unreadable-image')] },
      ['unreadable-image'],
    ],
  ],
  14: [['a stale cache', 'train-stale-cache', { options: cached, findings: [stale()] }, ['stale-cache']]],
  15: [['max_bucket_reso', 'train-bucket-limits', { options: { resolution: '1280,1280' } }]],
  16: [['bucket_reso_steps', 'train-bucket-steps', { options: { bucket_reso_steps: 24 } }]],
  17: [
    [
      'enlarged and cropped pictures',
      'train-enlarged-images',
      { findings: [small()] },
      ['small-image', 'cropped-by-bucket'],
    ],
    [
      'a bucket without a side',
      'train-bucket-side',
      { options: { bucket_no_upscale: true }, images: [picture('a.png', 20, 20)] },
    ],
  ],
  18: [['image size is small', 'train-without-buckets', { options: { enable_bucket: false } }]],
  19: [['size mismatch', 'train-model-family', { machine: { model: sdxl } }]],
  20: [
    ['No xformers', 'train-package', { options: { xformers: true } }],
    ['No bitsandbytes', 'train-package', { options: { optimizer_type: 'AdamW8bit' } }],
  ],
  21: [['fp16 requires a GPU', 'train-half-precision', { machine: { gpu: undefined, gpus: [] } }]],
  22: [
    ['CUDA out of memory', 'train-memory', { estimates: { memory: { least: 13 * GIB, most: 20 * GIB } } }],
    [
      'CUDA out of memory, by other programs',
      'train-gpu-busy',
      { machine: { gpu: { ...gpu, used: 12000 } } },
    ],
  ],
  23: [
    [
      'backslashes in a path',
      'train-path',
      { missingFiles: [{ option: 'vae', path: 'D:\train\new.safetensors' }] },
      ['config'],
    ],
  ],
  25: [
    [
      'identical output after a resume',
      'train-resume',
      {
        beginning: { state: { folder: '/s', saved: { kind: 'counted', epoch: 2, step: 12 } } },
        steps: reached,
      },
    ],
  ],
  24: [
    ['both triggers', 'train-conflict', { options: { sample_every_n_epochs: 1, sample_every_n_steps: 9 } }],
    ['samples are wrong', 'train-sample-prompt', { plan: planOf({ prompts: [glued] }) }, ['config']],
  ],
};

for (const [number, cases] of Object.entries(failures)) {
  describe(`failure ${number}`, () => {
    for (const [symptom, code, circumstances, ofFiles = []] of cases) {
      it(`${symptom} is found by ${[code, ...ofFiles].join(', ')}`, () => {
        const preflight = preflightOf(circumstances);
        const found = checks.flatMap((check) => [...check(preflight)]);
        expect(found.map((problem) => problem.code)).toContain(code);
        expect(rules.map((rule) => rule.code)).toEqual(expect.arrayContaining([...ofFiles]));
      });
    }
  });
}
