import { describe, expect, it } from 'vitest';
import { message } from '../../../../core/message.ts';
import { problemName } from '../../../../core/training/allow-problem.ts';
import type { Gpu, GpuWish } from '../../../../core/training/gpu.ts';
import type { ModelState } from '../../../../core/training/machine.ts';
import { commonChecks } from '../../../../core/training/preflight/index.ts';
import { trainDatasetErrors } from '../../../../core/training/preflight/train-dataset-errors.ts';
import { trainGpuBusy } from '../../../../core/training/preflight/train-gpu-busy.ts';
import { trainIgnoredImages } from '../../../../core/training/preflight/train-ignored-images.ts';
import { trainModel } from '../../../../core/training/preflight/train-model.ts';
import { trainNoGpu } from '../../../../core/training/preflight/train-no-gpu.ts';
import { trainNoImages } from '../../../../core/training/preflight/train-no-images.ts';
import { trainTrainer } from '../../../../core/training/preflight/train-trainer.ts';
import { hasErrors, type Preparation } from '../../../../core/training/preparation.ts';
import { subsetOf } from '../plans.ts';
import { findingOf, gpu, packages, preflightOf, said } from './preflight.ts';

it('a training that nothing stands against is told nothing', () => {
  const preflight = preflightOf();
  expect(commonChecks.flatMap((check) => [...check(preflight)])).toEqual([]);
});

const estimates = { disk: undefined, space: undefined, memory: undefined, time: undefined };

describe('train-trainer', () => {
  it('wants a trainer', () => {
    expect(said(trainTrainer, { machine: { installation: undefined } })).toEqual([
      'error: It is not known where the trainer is. Choose its folder: that of sd-scripts or of kohya_ss.',
    ]);
    expect(said(trainTrainer)).toEqual([]);
  });
});

describe('train-no-images', () => {
  it.each([
    ['nothing', []],
    ['regularization alone', [subsetOf({ isRegularization: true })]],
  ])('finds %s', (_, subsets) => {
    expect(said(trainNoImages, { plan: { subsets } })).toEqual([
      'error: There are no pictures to train in "/dataset". Put some there: the trainer would end at once.',
    ]);
  });

  it('is quiet with one folder, whatever else there is', () => {
    const subsets = [subsetOf({ isRegularization: true }), subsetOf({ images: 1 })];
    expect(said(trainNoImages, { plan: { subsets } })).toEqual([]);
  });
});

describe('train-dataset-errors', () => {
  it('tells each error of the rules, with its file and rule, and nothing less', () => {
    const findings = [
      findingOf('warning'),
      findingOf('error', '/d/b.txt'),
      findingOf('info'),
      findingOf('error'),
    ];
    const problems = [...trainDatasetErrors(preflightOf({ findings }))];
    expect(problems.map(({ file }) => file)).toEqual(['/d/b.txt', '/dataset/10_alice/a.txt']);
    expect(problems.map(problemName)).toEqual(['empty-caption', 'empty-caption']);
    expect(said(trainDatasetErrors, { findings })[0]).toBe('error: It is empty.');
    expect(said(trainDatasetErrors, { findings: [findingOf('warning'), findingOf('hint')] })).toEqual([]);
  });
});

describe('train-model', () => {
  it.each<[ModelState, string]>([
    [
      { kind: 'unknown' },
      'It is not known where the base model "/models/v1-5.safetensors" is. Choose one, or name it in models.toml.',
    ],
    [
      { kind: 'missing' },
      'The base model "/models/v1-5.safetensors" is not there. Choose another one, or put it there.',
    ],
    [
      { kind: 'damaged' },
      'The base model "/models/v1-5.safetensors" does not begin like a .safetensors file. Download it again.',
    ],
    [
      { kind: 'cut-off', size: 5, expected: 9 },
      'The base model "/models/v1-5.safetensors" is cut off: it has 5 of 9 bytes. Download it again.',
    ],
    [
      { kind: 'unreadable', detail: 'EACCES' },
      'The base model "/models/v1-5.safetensors" can not be read: EACCES. See that you may read it, or choose another one.',
    ],
  ])('finds one that is $kind', (model, text) => {
    expect(said(trainModel, { machine: { model } })).toEqual([`error: ${text}`]);
  });

  it.each<ModelState>([
    { kind: 'file', family: undefined },
    { kind: 'file', family: 'sdxl' },
    { kind: 'folder' },
    { kind: 'remote' },
  ])('is quiet with one that is a $kind', (model) => {
    expect(said(trainModel, { machine: { model } })).toEqual([]);
  });
});

describe('train-no-gpu', () => {
  const none = { gpus: [], gpu: undefined };

  it('warns that the processor takes long', () => {
    const warning =
      'warning: No NVIDIA GPU was found: the processor trains, many times slower. If there is one, see that nvidia-smi names it.';
    expect(said(trainNoGpu, { machine: none })).toEqual([warning]);
    const gpuWish: GpuWish = { by: 'user', index: 0 };
    expect(said(trainNoGpu, { machine: { ...none, gpuWish, python: undefined } })).toEqual([warning]);
    expect(said(trainNoGpu, { machine: { ...none, python: { problem: message('no') } } })).toEqual([warning]);
  });

  it('names the cards there are where another one is wanted', () => {
    const gpus = [gpu, { ...gpu, index: 1, name: 'Tesla T4' }];
    const gpuWish: GpuWish = { by: 'user', index: 2 };
    expect(said(trainNoGpu, { machine: { gpus, gpu: undefined, gpuWish } })).toEqual([
      'error: There is no GPU 2 here. nvidia-smi names: 0 (NVIDIA GeForce RTX 3060), 1 (Tesla T4).',
    ]);
  });

  it('tells what the environment hides', () => {
    const machine = (visible: string) => ({
      machine: { gpus: [gpu], gpu: undefined, gpuWish: { by: 'environment', visible } as const },
    });
    expect(said(trainNoGpu, machine('7'))).toEqual([
      'error: CUDA_VISIBLE_DEVICES = "7" names no GPU of this machine. nvidia-smi names: 0 (NVIDIA GeForce RTX 3060).',
    ]);
    for (const visible of ['', '-1']) {
      expect(said(trainNoGpu, machine(visible))).toEqual([
        'warning: CUDA_VISIBLE_DEVICES hides all GPUs: the processor trains, many times slower. Take it out of the environment to train on a GPU.',
      ]);
    }
  });

  it('is an error where nvidia-smi hangs: weeks on the processor are not what is meant', () => {
    const gpuTrouble = { isHanging: true, detail: '10 s' };
    expect(said(trainNoGpu, { machine: { ...none, gpuTrouble } })).toEqual([
      'error: nvidia-smi does not answer within 10 s. Start the driver, or the machine, anew. CUDA_VISIBLE_DEVICES=-1 trains on the processor.',
    ]);
  });

  it('tells what nvidia-smi says where it finds no driver', () => {
    const gpuTrouble = { isHanging: false, detail: 'Driver/library version mismatch' };
    expect(said(trainNoGpu, { machine: { ...none, gpuTrouble } })).toEqual([
      'warning: No NVIDIA GPU was found: the processor trains, many times slower. nvidia-smi says: Driver/library version mismatch',
    ]);
  });

  it('is quiet with a card, and with a PyTorch for the cards that nvidia-smi does not name', () => {
    expect(said(trainNoGpu)).toEqual([]);
    const python = { version: '3.10', packages: { ...packages, torch: '2.6.0+rocm6.2' } };
    expect(said(trainNoGpu, { machine: { ...none, python } })).toEqual([]);
  });
});

describe('train-gpu-busy', () => {
  const busy = (changes: Partial<Gpu>) => said(trainGpuBusy, { machine: { gpu: { ...gpu, ...changes } } });

  it('warns of programs that hold much of the memory', () => {
    expect(busy({ used: 9000 })).toEqual([
      'warning: Other programs hold 9000 of the 12288 MiB of NVIDIA GeForce RTX 3060. Close them first: too little free memory ends the training.',
    ]);
    expect(busy({ memory: 4096, used: 1500 })).toHaveLength(1);
  });

  it.each<[string, Partial<Gpu>]>([
    ['a run of ours, after which it comes', { used: 9000, runs: 1 }],
    ['a desktop', { used: 1400, memory: 4096 }],
    ['little of a large card', { used: 4000, memory: 24576 }],
    ['a card that does not tell what is used', { used: undefined }],
    ['a card that does not tell what it has', { memory: undefined, used: 9000 }],
  ])('is quiet with %s', (_, changes) => expect(busy(changes)).toEqual([]));

  it('is quiet without a card', () =>
    expect(said(trainGpuBusy, { machine: { gpu: undefined } })).toEqual([]));
});

describe('train-ignored-images', () => {
  it('warns of pictures that the trainer takes all the same', () => {
    const ignoredImages = ['/d/10_alice/old_1.png', '/d/10_alice/old_2.png'];
    const [problem] = trainIgnoredImages(preflightOf({ ignoredImages }));
    expect(problem?.file).toBe('/d/10_alice/old_1.png');
    expect(said(trainIgnoredImages, { ignoredImages })).toEqual([
      'warning: 2 ignored pictures are trained all the same, such as old_1.png. The trainer takes all of a folder: move them out of "10_alice".',
    ]);
    expect(said(trainIgnoredImages)).toEqual([]);
  });
});

it('only an error stands against a start', () => {
  const preparation = (...severities: ('error' | 'warning')[]): Preparation => ({
    plan: preflightOf().plan,
    machine: preflightOf().machine,
    steps: undefined,
    states: 'never',
    estimates,
    samples: [],
    problems: severities.map((severity) => ({ code: 'train-x', severity, message: message('x') })),
    differences: [],
    why: {},
    lacks: [],
  });
  expect(hasErrors(preparation('warning', 'error'))).toBe(true);
  expect(hasErrors(preparation('warning'))).toBe(false);
  expect(hasErrors(preparation())).toBe(false);
});
