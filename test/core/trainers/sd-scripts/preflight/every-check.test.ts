import { expect, it } from 'vitest';
import { checks } from '../../../../../core/trainers/sd-scripts/preflight/index.ts';
import { oneProcess } from '../../../../../core/training/launch.ts';
import { sd15Likeness } from '../../../../../core/training/recipes/sd15-likeness.ts';
import {
  type Circumstances,
  findingOf,
  gpu,
  picture,
  preflightOf,
} from '../../../training/preflight/preflight.ts';

it('a training by the recipe, on a usual machine, is told nothing', () => {
  const preflight = preflightOf();
  expect(checks.flatMap((check) => [...check(preflight)])).toEqual([]);
});

/** Where each check finds something, by its code. */
const troubles: Readonly<Record<string, Circumstances>> = {
  'train-trainer': { machine: { installation: undefined } },
  'train-no-images': { plan: { subsets: [] } },
  'train-dataset-errors': { findings: [findingOf('error')] },
  'train-without-captions': { findings: [{ ...findingOf('warning'), code: 'missing-caption' }] },
  'train-model': { machine: { model: { kind: 'missing' } } },
  'train-no-gpu': { machine: { gpu: undefined, gpus: [] } },
  'train-gpu-busy': { machine: { gpu: { ...gpu, used: 12000 } } },
  'train-gpus': {
    plan: { launch: { ...oneProcess, processes: 2, gpus: [0, 0] } },
    machine: { system: 'windows' },
  },
  'train-machines': { plan: { launch: { ...oneProcess, processes: 3, machines: 2, rank: 2 } } },
  'train-accelerate-config': { machine: { accelerate: { file: '/c.yaml', asks: 'MULTI_GPU' } } },
  'train-ignored-images': { ignoredImages: ['/d/a.png'] },
  'train-script': {
    machine: {
      installation: { root: '/t', kind: 'sd-scripts', scripts: '/t', python: '/t/python', trains: [] },
    },
  },
  'train-python': { machine: { python: undefined } },
  'train-disk': {
    estimates: { disk: { files: 1, size: 9, states: 0, stateSize: 0, bytes: 9 }, space: 8 },
  },
  'train-memory': { estimates: { memory: { least: 1e12, most: 2e12 } } },
  'train-package': { options: { xformers: true } },
  'train-path': { missingFiles: [{ option: 'vae', path: '/x' }] },
  'train-half-vae': {
    plan: { family: 'sdxl', options: { mixed_precision: 'fp16' } },
    machine: { model: { kind: 'file', family: 'sdxl' } },
  },
  'train-rate': { options: { optimizer_type: 'AdamW', learning_rate: 0.1 } },
  'train-conflict': { options: { adaptive_noise_scale: 0.1 } },
  'train-length': { options: { epoch: 8 } },
  'train-enlarged-images': { findings: [{ ...findingOf('warning'), code: 'small-image' }] },
  'train-model-family': { machine: { model: { kind: 'file', family: 'flux' } } },
  'train-model-file': { plan: { family: 'flux' }, machine: { model: { kind: 'folder' } } },
  'train-model-part': { machine: { missingParts: ['vae'] } },
  'train-cached-text': {
    plan: { family: 'sdxl', options: { ...sd15Likeness.options, cache_text_encoder_outputs: true } },
    machine: { model: { kind: 'file', family: 'sdxl' } },
  },
  'train-half-precision': { machine: { gpu: undefined, gpus: [] } },
  'train-schedule': { options: { optimizer_type: 'Lion' } },
  'train-warmup': { options: { lr_warmup_steps: 0.1 } },
  'train-cached-augmentation': { options: { cache_latents: true } },
  'train-stale-cache': {
    plan: { options: { ...sd15Likeness.options, color_aug: false, cache_latents_to_disk: true } },
    findings: [{ ...findingOf('info'), code: 'stale-cache' }],
  },
  'train-bucket-steps': { options: { bucket_reso_steps: 32 } },
  'train-bucket-limits': { options: { resolution: '2048,2048' } },
  'train-bucket-side': { images: [picture('tiny.png', 9, 9)], options: { bucket_no_upscale: true } },
  'train-without-buckets': { options: { enable_bucket: false } },
  'train-workers': { options: { max_data_loader_n_workers: 0 } },
  'train-zero-option': { options: { save_every_n_epochs: 0 } },
  'train-range': { options: { max_train_epochs: 0 } },
  'train-learning-rate': { options: { learning_rate: 0 } },
  'train-scale': { options: { network_dim: 32 } },
  'train-resume': { beginning: { state: { folder: '/s', saved: { kind: 'none' } } } },
  'train-warm-start': { beginning: { weights: { file: '/w', content: { kind: 'missing' } } } },
  'train-wrong-option': { options: { seed: 'x' } },
  'train-unknown-option': { options: { network_dims: 1 } },
  'train-own-option': { options: { output_dir: '/x' } },
  'train-sample-prompt': { plan: { prompts: ['a --w512'] } },
};

it.each(Object.entries(troubles))('%s is told by the check that is called so', (code, circumstances) => {
  const preflight = preflightOf(circumstances);
  const found = checks.filter((check) => [...check(preflight)].some((problem) => problem.code === code));
  expect(found.map(({ name }) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))).toEqual([
    code,
  ]);
});

it.each(Object.entries(troubles))('%s is told in two short lines', (code, circumstances) => {
  const preflight = preflightOf(circumstances);
  const problems = checks.flatMap((check) => [...check(preflight)]).filter((one) => one.code === code);
  for (const { message, wayOut } of problems) {
    for (const { template } of wayOut ? [message, wayOut] : [message])
      expect(template.length).toBeLessThan(90);
  }
});

it('there are no other checks', () => expect(checks).toHaveLength(Object.keys(troubles).length));
