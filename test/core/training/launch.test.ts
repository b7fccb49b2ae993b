import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { type Gpu, wishFor } from '../../../core/training/gpu.ts';
import {
  firstGpu,
  type LaunchSettings,
  launchDifferences,
  launchOf,
  oneProcess,
} from '../../../core/training/launch.ts';

const gpuOf = (index: number, used = 0): Gpu => ({
  ...{ index, uuid: `GPU-abc${index}`, name: 'Tesla T4', memory: 15360, used, driver: '550' },
});
const four = [gpuOf(0, 9000), gpuOf(1), gpuOf(2), gpuOf(3)];

/** How a training is started on a machine with four GPUs, of which the first is busy. */
function launched(settings: LaunchSettings = {}, gpus?: readonly number[], visible?: string, all = four) {
  const wish = { settings, gpus };
  const gpuWish = wishFor(firstGpu(wish), visible);
  const gpu = all.find(({ index }) => index === (firstGpu(wish) ?? 1));
  const { launch, chosen } = launchOf(wish, { gpus: all, gpuWish, gpu });
  return { ...launch, chosen: chosen.map(({ index }) => index) };
}

describe('how a training is started', () => {
  it('is one process where nothing is said, or one GPU is named', () => {
    expect(launched()).toEqual({ ...oneProcess, chosen: [1] });
    expect(launched({ gpu_ids: [2] })).toEqual({ ...oneProcess, chosen: [2] });
    expect(launched({ num_processes: 1, main_process_port: 3000 })).toEqual({ ...oneProcess, chosen: [1] });
  });

  it.each<[string, LaunchSettings, readonly number[] | undefined, object]>([
    ['GPUs that are named', { gpu_ids: [3, 1] }, undefined, { processes: 2, gpus: [3, 1], port: 29502 }],
    [
      'those of the command line first',
      { gpu_ids: [0, 3], num_processes: 2 },
      [1, 2, 3],
      { processes: 3, gpus: [1, 2, 3] },
    ],
    ['one of the command line', { gpu_ids: [0, 3] }, [2], { processes: 1, gpus: undefined, chosen: [2] }],
    ['all that there are', { gpu_ids: 'all' }, undefined, { processes: 4, gpus: [0, 1, 2, 3], port: 29501 }],
    ['so many that are free', { num_processes: 2 }, undefined, { processes: 2, gpus: [1, 2] }],
    ['a busy one where there are too few', { num_processes: 4 }, undefined, { gpus: [0, 1, 2, 3] }],
    [
      'more than there are',
      { num_processes: 8 },
      undefined,
      { processes: 8, gpus: undefined, chosen: [0, 1, 2, 3] },
    ],
    [
      'another number than is named',
      { num_processes: 4, gpu_ids: [0, 1] },
      undefined,
      { processes: 4, gpus: [0, 1] },
    ],
    ['a port that is said', { gpu_ids: [0, 1], main_process_port: 4000 }, undefined, { port: 4000 }],
    [
      'several machines',
      { num_machines: 2, machine_rank: 1, main_process_ip: '10.0.0.4', gpu_ids: [0, 1] },
      undefined,
      { processes: 4, machines: 2, rank: 1, address: '10.0.0.4', port: 29500, gpus: [0, 1] },
    ],
    ['several machines with one GPU each', { num_machines: 3 }, undefined, { processes: 3, chosen: [1] }],
    [
      'threads and a backend',
      { num_cpu_threads_per_process: 8, dynamo_backend: 'inductor' },
      undefined,
      { ...oneProcess, threads: 8, dynamo: 'inductor' },
    ],
  ])('takes %s', (_, settings, gpus, expected) => {
    expect(launched(settings, gpus)).toMatchObject(expected);
  });

  it('leaves it to the environment which GPUs are seen', () => {
    expect(launched({ num_processes: 2 }, undefined, '2,3,0')).toMatchObject({
      gpus: undefined,
      chosen: [2, 3],
    });
    expect(launched({ gpu_ids: 'all' }, undefined, 'GPU-abc2,1')).toMatchObject({
      ...{ processes: 2, gpus: undefined, chosen: [2, 1] },
    });
    expect(launched({ gpu_ids: 'all' }, undefined, '')).toMatchObject({ processes: 1 });
  });

  it('names no GPU of a machine of which nothing is known', () => {
    const place = { gpus: [], gpuWish: wishFor(undefined, undefined), gpu: undefined, isElsewhere: true };
    const wish = {
      settings: { gpu_ids: 'all', num_processes: 8, num_machines: 2 } as const,
      gpus: undefined,
    };
    expect(launchOf(wish, place).launch).toMatchObject({ processes: 8, machines: 2, gpus: undefined });
  });

  it('gives two trainings that have no GPU in common two ports', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(some, (one) => {
        const other = [0, 1, 2, 3].filter((index) => !one.includes(index));
        expect(launched({}, one).port).not.toBe(launched({}, other).port);
      }),
    );
  });

  it('says that a step learns from more pictures', () => {
    const told = launchDifferences({ ...oneProcess, processes: 4 }, 3);
    expect(told.map(({ message }) => formatMessage(message))).toEqual([
      'A step learns from 4 times as many pictures: 12.',
    ]);
    expect(launchDifferences(oneProcess, 3)).toEqual([]);
  });
});
