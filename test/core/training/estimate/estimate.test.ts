import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { sd15Weights } from '../../../../core/trainers/sd-scripts/estimate.ts';
import { diskUse } from '../../../../core/training/estimate/disk.ts';
import { estimateLines } from '../../../../core/training/estimate/estimate-lines.ts';
import { memoryUse } from '../../../../core/training/estimate/memory.ts';
import { type EarlierRun, expectedTime, isOfKind } from '../../../../core/training/estimate/time.ts';
import { trainedWeights } from '../../../../core/training/estimate/trained-layers.ts';
import { trainDisk } from '../../../../core/training/preflight/train-disk.ts';
import { trainMemory } from '../../../../core/training/preflight/train-memory.ts';
import { gpu, said } from '../preflight/preflight.ts';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const weightsAt = (network_dim: number, more = {}) =>
  trainedWeights({ network_dim, ...more }, 'networks.lora', sd15Weights) ?? 0;

describe('the weights of a LoRA', () => {
  it('are by the law of sizes of SD 1.5', () => {
    expect(weightsAt(4)).toBe(589_824 * 4 + 264);
    expect(weightsAt(96)).toBe(589_824 * 96 + 264);
    expect(weightsAt(4, { network_train_unet_only: true })).toBe(423_936 * 4 + 192);
    expect(weightsAt(4, { network_train_text_encoder_only: true })).toBe(165_888 * 4 + 72);
  });

  it.each([
    { network_module: 'lycoris.kohya' },
    { network_args: ['conv_dim=8'] },
    { dim_from_weights: true },
  ])('are not known with %o', (options) => {
    expect(trainedWeights(options, 'networks.lora', sd15Weights)).toBeUndefined();
  });
});

it('a LoRA that begins with weights of its rank has the usual layers', () => {
  expect(weightsAt(96, { network_weights: '/x' })).toBe(weightsAt(96));
});

describe('what a training needs of the disk', () => {
  const steps = { epochs: 8, steps: 3360 };

  it('is a file an epoch, as large as a real one', () => {
    const use = diskUse({ save_precision: 'fp16', save_every_n_epochs: 1 }, steps, weightsAt(4));
    expect(use).toMatchObject({ files: 8, states: 0 });
    // 4,832,880 bytes were measured, with a header of 113,752.
    expect(Math.abs(use.size - 4_832_880)).toBeLessThan(20_000);
    expect(use.bytes).toBe(use.size * 8);
  });

  it('is twice as much without a precision', () => {
    expect(diskUse({}, steps, 1e8).size).toBe(4e8 + 120_000);
  });

  it.each([
    [{}, 1],
    [{ save_every_n_epochs: 2 }, 4],
    [{ save_every_n_epochs: 3 }, 3],
    [{ save_every_n_epochs: 1, save_last_n_epochs: 2 }, 3],
    [{ save_n_epoch_ratio: 4 }, 4],
    [{ save_every_n_steps: 1000 }, 4],
    [{ save_every_n_steps: 100, save_last_n_steps: 200 }, 3],
  ])('counts the files of %o', (options, files) => {
    expect(diskUse(options, steps, 1).files).toBe(files);
  });

  it('has the saved states too', () => {
    expect(diskUse({ save_every_n_epochs: 1, save_state: true }, steps, 1000)).toMatchObject({
      ...{ states: 8, stateSize: 12_000 },
    });
    expect(diskUse({ save_state_on_train_end: true }, steps, 1000).states).toBe(1);
  });

  it.each([
    [{ save_every_n_epochs: 1 }, { first: 5, steps: 1680 }, 4],
    [{ save_every_n_epochs: 3 }, { first: 7, steps: 840 }, 1],
    [{ save_every_n_steps: 1000 }, { first: 5, steps: 1680 }, 2],
  ])('counts of %o what is saved after a saved state: %o', (options, rest, files) => {
    expect(diskUse(options, { epochs: 8, ...rest }, 1).files).toBe(files);
  });
});

describe('how long a training takes', () => {
  const kind = { gpu: 'RTX 3060', family: 'sd15', resolution: '768,768', batch: 1 };
  const runs: readonly EarlierRun[] = [0.5, 2, 0.7].map((secondsPerStep) => ({ ...kind, secondsPerStep }));

  it('is by the median of earlier runs of its kind', () => {
    expect(expectedTime(1000, runs)).toEqual({ seconds: 700, secondsPerStep: 0.7, runs: 3 });
    expect(expectedTime(1000, runs.slice(0, 2))?.secondsPerStep).toBe(1.25);
    expect(expectedTime(1000, [])).toBeUndefined();
  });

  it.each(['gpu', 'family', 'resolution', 'batch'])('is not known by runs of another %s', (key) => {
    expect(isOfKind(kind, kind)).toBe(true);
    expect(isOfKind(kind, { ...kind, [key]: 'other' })).toBe(false);
  });
});

describe('what a training needs of memory', () => {
  const use = (options = {}, pixels = 768 * 768) =>
    memoryUse({
      options: { mixed_precision: 'fp16', ...options },
      ...{ family: 'sd15', optimizer: 'adamw', pixels, model: sd15Weights, lora: weightsAt(96) },
    });

  it('is a range around what such trainings take', () => {
    const { least, most } = use();
    expect(least / GIB).toBeGreaterThan(3);
    expect(least / GIB).toBeLessThan(6);
    expect(most / GIB).toBeGreaterThan(8);
    expect(most / GIB).toBeLessThan(12);
  });

  it.each([
    { gradient_checkpointing: true },
    { cache_latents: true },
    { cache_text_encoder_outputs: true },
    { fp8_base: true },
    { blocks_to_swap: 8 },
    { full_fp16: true },
  ])('is less with %o', (options) => {
    expect(use(options).least).toBeLessThan(use().least);
  });

  it.each([{ train_batch_size: 4 }, { mixed_precision: 'no' }])('is more with %o', (options) => {
    expect(use(options).least).toBeGreaterThan(use().least);
    expect(use(options).most).toBeGreaterThan(use().most);
  });
});

describe('train-disk', () => {
  const disk = { files: 8, size: 108 * MIB, states: 0, stateSize: 0, bytes: 864 * MIB };

  it('finds a disk that is too small, or nearly', () => {
    expect(said(trainDisk, { estimates: { disk, space: 500 * MIB } })).toEqual([
      expect.stringMatching(/^error: The checkpoints need 864 MiB, and where ".*" lies 500 MiB are free\./),
    ]);
    expect(said(trainDisk, { estimates: { disk, space: 1000 * MIB } })).toEqual([
      expect.stringMatching(/^warning: /),
    ]);
  });

  it('is quiet with room enough, and where nothing is known', () => {
    expect(said(trainDisk, { estimates: { disk, space: 5 * GIB } })).toEqual([]);
    expect(said(trainDisk, { estimates: { disk } })).toEqual([]);
    expect(said(trainDisk, { estimates: { space: 1 } })).toEqual([]);
    const machine = { isElsewhere: true } as const;
    expect(said(trainDisk, { machine, estimates: { disk, space: 1 } })).toEqual([]);
  });
});

describe('train-memory', () => {
  const memory = { least: 13 * GIB, most: 20 * GIB };

  it('finds what even by the least of it does not fit', () => {
    expect(said(trainMemory, { estimates: { memory } })).toEqual([
      'warning: By a rough estimate it needs 13 GiB of memory at least, and NVIDIA GeForce RTX 3060 has 12 GiB. Set gradient_checkpointing to true, vram to what the GPU has, or take a smaller batch.',
    ]);
  });

  it('is quiet where it may fit, and without a GPU or an estimate', () => {
    expect(said(trainMemory, { estimates: { memory: { ...memory, least: 11 * GIB } } })).toEqual([]);
    expect(said(trainMemory, { estimates: { memory }, machine: { gpu: undefined } })).toEqual([]);
    expect(said(trainMemory)).toEqual([]);
  });
});

it('is told in sentences, also what is not known', () => {
  const disk = { files: 8, size: 108 * MIB, states: 0, stateSize: 0, bytes: 864 * MIB };
  const time = { seconds: 7500, secondsPerStep: 2.234, runs: 3 };
  const memory = { least: 4.2 * GIB, most: 9.84 * GIB };
  expect(estimateLines({ disk, space: 50 * GIB, time, memory }, gpu).map(formatMessage)).toEqual([
    'Disk: 864 MiB for 8 checkpoints of 108 MiB; 50 GiB are free.',
    'Time: about 2 h 05 min, by 3 earlier runs here (2.23 s a step).',
    'GPU memory: 4.2 to 9.8 GiB of 12, a rough estimate.',
  ]);
  const none = { disk: undefined, space: undefined, time: undefined, memory: undefined };
  expect(estimateLines(none, undefined).map(formatMessage)).toEqual([
    'Disk: not known for this kind of LoRA.',
    'Time: not known, without an earlier run of this kind on this GPU.',
    'GPU memory: no estimate for this kind of training.',
  ]);
});
