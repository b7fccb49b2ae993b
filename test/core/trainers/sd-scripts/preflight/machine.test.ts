import { describe, expect, it } from 'vitest';
import { message } from '../../../../../core/message.ts';
import { trainHalfPrecision } from '../../../../../core/trainers/sd-scripts/preflight/train-half-precision.ts';
import { trainModelFamily } from '../../../../../core/trainers/sd-scripts/preflight/train-model-family.ts';
import { trainPackage } from '../../../../../core/trainers/sd-scripts/preflight/train-package.ts';
import { trainPython } from '../../../../../core/trainers/sd-scripts/preflight/train-python.ts';
import type { ModelFamily } from '../../../../../core/training/machine.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { type Circumstances, packages, said } from '../../../training/preflight/preflight.ts';

const noGpu = { gpu: undefined, gpus: [] };

const torch = (version: string) => ({ version: '3.10', packages: { ...packages, torch: version } });

describe('train-python', () => {
  const lacking = (name: string) => ({
    machine: { python: { version: '3.10', packages: { ...packages, [name]: undefined } } },
  });

  it('tells why there is none', () => {
    expect(said(trainPython, { machine: { python: undefined } })).toEqual([
      'error: The trainer in "/trainer" has no virtual environment (venv or .venv). Install what it needs (LoRA: Install Trainer…, lora install), or name its Python.',
    ]);
    expect(said(trainPython, { machine: { python: { problem: message('It is {0}.', 'slow') } } })).toEqual([
      'error: It is slow.',
    ]);
  });

  it.each(['accelerate', 'torch', 'transformers', 'diffusers'])('wants %s', (name) => {
    expect(said(trainPython, lacking(name))).toEqual([
      `error: The trainer's Python lacks the package ${name}. Install the trainer's requirements into /trainer/venv/bin/python.`,
    ]);
  });

  it('is quiet where no trainer is known', () => {
    expect(said(trainPython, { machine: { installation: undefined, python: undefined } })).toEqual([]);
  });
});

describe('train-package', () => {
  it.each<[string, Options]>([
    ['xformers', { xformers: true }],
    ['bitsandbytes', { optimizer_type: 'AdamW8bit' }],
    ['bitsandbytes', { optimizer_type: 'PagedAdamW32bit' }],
    ['bitsandbytes', { use_8bit_adam: true }],
    ['lion-pytorch', { optimizer_type: 'Lion' }],
    ['lion-pytorch', { use_lion_optimizer: true }],
    ['dadaptation', { optimizer_type: 'DAdaptAdam' }],
    ['prodigyopt', { optimizer_type: 'Prodigy' }],
    ['schedulefree', { optimizer_type: 'AdamWScheduleFree' }],
  ])('wants %s for %o', (name, options) => {
    const [option = ''] = Object.keys(options);
    expect(said(trainPackage, { options })).toEqual([
      expect.stringContaining(`error: ${option} needs the package ${name}, which`),
    ]);
    const python = { version: '3.10', packages: { ...packages, [name]: '1.0' } };
    expect(said(trainPackage, { options, machine: { python } })).toEqual([]);
  });

  it.each([
    ['/trainer/venv/bin/python', '/trainer/venv/bin/python -m pip install xformers.'],
    [
      'C:/my trainer/venv/Scripts/python.exe',
      '"C:/my trainer/venv/Scripts/python.exe" -m pip install xformers.',
    ],
  ])('says how it is installed by %s', (python, command) => {
    const installation = { root: '/t', kind: 'sd-scripts', scripts: '/t', python } as const;
    const [text] = said(trainPackage, { options: { xformers: true }, machine: { installation } });
    expect(text).toContain(command);
  });

  it.each<[string, Options]>([
    ['what is not used', { xformers: false, optimizer_type: 'AdamW' }],
    ['an older attention that is asked for too', { xformers: true, mem_eff_attn: true }],
    ['an optimizer by its class, which it does not know', { optimizer_type: 'prodigyplus.Prodigy' }],
  ])('is quiet about %s', (_, options) => {
    expect(said(trainPackage, { options })).toEqual([]);
  });

  it('is quiet where the Python is the problem', () => {
    const options = { xformers: true };
    expect(said(trainPackage, { options, machine: { python: undefined } })).toEqual([]);
    expect(said(trainPackage, { options, machine: { installation: undefined } })).toEqual([]);
  });
});

describe('train-model-family', () => {
  const model = (family: ModelFamily | undefined, options: Options = {}) =>
    said(trainModelFamily, { machine: { model: { kind: 'file', family } }, options });

  it.each<[ModelFamily, string, string]>([
    ['sdxl', 'SDXL', ', or a recipe for this one: sdxl-likeness, sdxl-style'],
    ['sd2', 'SD 2', ''],
    ['sd3', 'SD 3', ', or a recipe for this one: sd35-likeness'],
    ['flux', 'FLUX.1', ', or a recipe for this one: flux-likeness, flux-style'],
    ['lora', 'a LoRA', ''],
    ['sd15-inpainting', 'SD 1.5 for inpainting', ''],
  ])('finds %s', (family, name, recipes) => {
    const [text = ''] = model(family);
    expect(text).toContain(`is ${name}; what is planned trains SD 1.5. Choose another base model${recipes}`);
  });

  it('finds SD 1.5 where SD 2 is trained', () => {
    expect(model('sd15', { v2: true })).toEqual([
      expect.stringContaining('is SD 1.5; what is planned trains SD 2.'),
    ]);
  });

  it('is quiet with the right one, and where that can not be told', () => {
    expect([...model('sd15'), ...model('sd2', { v2: true }), ...model(undefined)]).toEqual([]);
    expect(said(trainModelFamily, { machine: { model: { kind: 'missing' } } })).toEqual([]);
  });
});

describe('train-half-precision', () => {
  it('finds fp16 without a GPU', () => {
    expect(said(trainHalfPrecision, { machine: noGpu })).toEqual([
      'error: mixed_precision = "fp16" needs a GPU, and none was found. The trainer would end: on the processor it has to be "no".',
    ]);
    expect(said(trainHalfPrecision, { machine: { ...noGpu, python: undefined } })).toHaveLength(1);
  });

  it('finds a PyTorch that does not see the GPU, whatever the precision', () => {
    const machine = { python: torch('2.6.0+cpu') };
    expect(said(trainHalfPrecision, { machine, options: { mixed_precision: 'no' } })).toEqual([
      "error: PyTorch of the trainer (2.6.0+cpu) is built without CUDA, and does not see NVIDIA GeForce RTX 3060. Install its build for CUDA into the trainer's Python.",
    ]);
  });

  it.each<[string, Circumstances]>([
    ['a GPU', {}],
    ['a PyTorch that does not say what it is for', { machine: { python: torch('2.6.0') } }],
    ["another maker's GPU", { machine: { ...noGpu, python: torch('2.6.0+rocm6.2') } }],
    ['full precision on the processor', { machine: noGpu, options: { mixed_precision: 'no' } }],
    ['bf16 on the processor, which can do that', { machine: noGpu, options: { mixed_precision: 'bf16' } }],
    ['no word about precision', { machine: noGpu, options: { mixed_precision: undefined } }],
  ])('is quiet with %s', (_, changes) => expect(said(trainHalfPrecision, changes)).toEqual([]));
});
