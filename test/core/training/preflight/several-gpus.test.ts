import { describe, expect, it } from 'vitest';
import { readAccelerateConfig } from '../../../../core/training/accelerate-config.ts';
import { type Launch, oneProcess } from '../../../../core/training/launch.ts';
import { type Machine, smallestGpu } from '../../../../core/training/machine.ts';
import { trainAccelerateConfig } from '../../../../core/training/preflight/train-accelerate-config.ts';
import { trainGpuBusy } from '../../../../core/training/preflight/train-gpu-busy.ts';
import { trainGpus } from '../../../../core/training/preflight/train-gpus.ts';
import { trainMachines } from '../../../../core/training/preflight/train-machines.ts';
import { trainMemory } from '../../../../core/training/preflight/train-memory.ts';
import { gpu, packages, preflightOf, said } from './preflight.ts';

const two = [gpu, { ...gpu, index: 1, name: 'Tesla T4' }];
const pair: Launch = { ...oneProcess, processes: 2, gpus: [0, 1] };

/** A training on two GPUs that are there, but for these changes. */
const on = (launch: Partial<Launch> = {}, machine: Partial<Machine> = {}) => ({
  plan: { launch: { ...pair, ...launch } },
  machine: { gpus: two, together: two, ...machine },
});

describe('train-gpus', () => {
  it('is quiet where all are there, or one process trains', () => {
    expect(said(trainGpus, on())).toEqual([]);
    expect(said(trainGpus, on({ gpus: undefined }))).toEqual([]);
    expect(said(trainGpus, { plan: { launch: oneProcess } })).toEqual([]);
    expect(said(trainGpus)).toEqual([]);
  });

  it.each<[string, Partial<Launch>, Partial<Machine>, string]>([
    ['twice', { gpus: [1, 1] }, {}, 'error: GPU 1 is named twice. Each process needs a GPU of its own.'],
    [
      'not there',
      { gpus: [0, 7] },
      {},
      'error: There is no GPU 7 here. nvidia-smi names: 0 (NVIDIA GeForce RTX 3060), 1 (Tesla T4).',
    ],
    [
      'fewer than processes',
      { processes: 4 },
      {},
      'error: 4 processes are to train on this machine, and 2 GPUs are named. Name as many as there are processes, or leave num_processes out.',
    ],
    [
      'more than processes',
      { processes: 1 },
      {},
      'error: One process is to train on this machine, and 2 GPUs are named. Name as many as there are processes, or leave num_processes out.',
    ],
    [
      'fewer than are asked for',
      { processes: 3, gpus: undefined },
      {},
      'error: 3 GPUs are to train together, and 2 can be used here. num_processes counts those of all machines: it may be no more than there are.',
    ],
  ])('finds GPUs that are %s', (_, launch, machine, told) => {
    expect(said(trainGpus, on(launch, machine))).toEqual([told]);
  });

  it('leaves it to the machines where processes can not be shared by them', () => {
    expect(said(trainGpus, on({ processes: 3, machines: 2 }))).toEqual([]);
    const settings = [...trainMachines(preflightOf(on({ processes: 3, machines: 2 })))].map(
      ({ setting }) => setting,
    );
    expect(settings).toContainEqual(['training', 'accelerate', 'num_processes']);
  });

  it('reckons with the memory of the smallest', () => {
    const small = { ...gpu, memory: 8192, name: 'GTX 1080' };
    expect(smallestGpu({ gpu, together: [gpu, small, { ...gpu, memory: undefined }] })).toBe(small);
    expect(smallestGpu({ gpu, together: [] })).toBe(gpu);
    const estimates = { memory: { least: 9 * 1024 ** 3, most: 10 * 1024 ** 3 } };
    const [text] = said(trainMemory, { ...on({}, { together: [gpu, small] }), estimates });
    expect(text).toContain('GTX 1080 has 8 GiB');
  });

  it('asks of each machine for its own GPUs', () => {
    expect(said(trainGpus, on({ processes: 4, machines: 2 }))).toEqual([]);
  });

  it('is quiet about GPUs that nvidia-smi does not name, and about machines of which nothing is known', () => {
    const python = { version: '3.10', packages: { ...packages, torch: '2.6.0+rocm6.2' } };
    const none = { gpus: [], together: [] };
    expect(said(trainGpus, on({ gpus: undefined }, { ...none, python }))).toEqual([]);
    expect(said(trainGpus, on({ gpus: undefined }, { ...none, isElsewhere: true }))).toEqual([]);
    expect(said(trainGpus, on({ gpus: undefined }, none))).toHaveLength(1);
  });

  it('tells what they exchange by on Windows', () => {
    expect(said(trainGpus, on({}, { system: 'windows' }))).toEqual([
      'warning: On Windows there is no NCCL: the GPUs exchange by gloo. The trainer does that by itself, and each step takes longer. WSL has NCCL.',
    ]);
    expect(said(trainGpus, { plan: { launch: oneProcess }, machine: { system: 'windows' } })).toEqual([]);
  });

  it.each([
    [3, 1, []],
    [2, 2, [expect.stringMatching(/^warning: An epoch has 1 batches for 2 GPUs\./)]],
  ])('tells of fewer batches than GPUs: %i pictures, batch %i', (count, batch, told) => {
    const steps = {
      ...{ shown: count, batch, stepsPerEpoch: 1, epochs: 1, steps: 1 },
      buckets: [{ size: [768, 768] as const, count }],
    };
    expect(said(trainGpus, { ...on(), steps })).toEqual(told);
  });
});

describe('train-machines', () => {
  const address = '10.0.0.4';
  it.each<[string, Partial<Launch>, readonly string[]]>([
    ['one', {}, []],
    ['two that know each other', { machines: 2, rank: 1, address }, []],
    [
      'two that do not',
      { machines: 2 },
      [
        'error: 2 machines are to train together, and main_process_ip is not set. It says where the first one is: all of them have to know.',
      ],
    ],
    [
      'one that is not among them',
      { machines: 2, rank: 2, address },
      ['error: machine_rank is 2, and num_machines is 2. Machines are counted from 0.'],
    ],
    ['a rank of one alone', { rank: 1 }, [expect.stringContaining('machine_rank is 1')]],
    [
      'three processes for two',
      { processes: 3, machines: 2, address },
      [expect.stringContaining('3 processes can not be shared by 2 machines.')],
    ],
  ])('tells of %s', (_, launch, told) => expect(said(trainMachines, on(launch))).toEqual(told));

  it('leaves it to a job to be told where the first one is', () => {
    expect(said(trainMachines, on({ machines: 2 }, { isElsewhere: true }))).toEqual([]);
  });
});

describe('train-accelerate-config', () => {
  const accelerate = { file: '/home/me/default_config.yaml', asks: 'MULTI_GPU, 2 processes' };
  it('tells that a configuration for several GPUs is not used', () => {
    expect(said(trainAccelerateConfig, { machine: { accelerate } })).toEqual([
      'warning: This trains on one GPU, and accelerate is set up for MULTI_GPU, 2 processes. That file is not used: gpu_ids in [training.accelerate], or --gpus, says which.',
    ]);
  });

  it('is quiet where there is none, or somebody says which GPUs', () => {
    expect(said(trainAccelerateConfig)).toEqual([]);
    expect(
      said(trainAccelerateConfig, { machine: { accelerate, gpuWish: { by: 'user', index: 0 } } }),
    ).toEqual([]);
    expect(said(trainAccelerateConfig, on({}, { accelerate }))).toEqual([]);
  });

  it.each([
    ["distributed_type: 'NO'\nnum_processes: 1\n", undefined],
    [
      'compute_environment: LOCAL_MACHINE\ndistributed_type: MULTI_GPU\nnum_processes: 4\n',
      'MULTI_GPU, 4 processes',
    ],
    ['distributed_type: "FSDP"\r\n', 'FSDP'],
    ["distributed_type: 'NO'\nnum_processes: 2\n", 'NO, 2 processes'],
    ['', undefined],
    ['num_processes: many', undefined],
  ])('reads %j', (text, asks) => {
    expect(readAccelerateConfig('/c.yaml', text)).toEqual(asks && { file: '/c.yaml', asks });
  });
});

it('each GPU may be busy', () => {
  const busy = two.map((one) => ({ ...one, used: 9000 }));
  expect(said(trainGpuBusy, on({}, { together: busy }))).toEqual([
    expect.stringContaining('NVIDIA GeForce RTX 3060'),
    expect.stringContaining('Tesla T4'),
  ]);
});
