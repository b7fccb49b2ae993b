import { describe, expect, it } from 'vitest';
import { chooseGpu, type Gpu, gpuQuery, hidesAll, parseGpus, wishFor } from '../../../core/training/gpu.ts';

describe('the answer of nvidia-smi', () => {
  it('is asked for in the order in which it is read, without units', () => {
    expect(gpuQuery).toEqual([
      '--query-gpu=index,uuid,name,memory.total,memory.used,driver_version',
      '--format=csv,noheader,nounits',
    ]);
  });

  it('tells the cards, whatever the ends of its lines', () => {
    const answer =
      '0, GPU-1a, NVIDIA GeForce RTX 3060, 12288, 812, 550.54.14\r\n1, GPU-2b, Tesla T4, 15360, 0, 550.54.14\r\n';
    expect(parseGpus(answer)).toEqual([
      {
        index: 0,
        uuid: 'GPU-1a',
        name: 'NVIDIA GeForce RTX 3060',
        memory: 12288,
        used: 812,
        driver: '550.54.14',
      },
      { index: 1, uuid: 'GPU-2b', name: 'Tesla T4', memory: 15360, used: 0, driver: '550.54.14' },
    ]);
  });

  it.each(['[N/A]', '[Not Supported]', ''])('leaves out a memory of %j', (cell) => {
    const [gpu] = parseGpus(`0, GPU-1a, GB10, ${cell}, ${cell}, 580.1`);
    expect([gpu?.memory, gpu?.used]).toEqual([undefined, undefined]);
  });

  it.each([
    '',
    'No devices were found',
    'NVIDIA-SMI has failed because it couldn’t communicate with the NVIDIA driver.',
    'index, uuid, name, memory.total [MiB], memory.used [MiB], driver_version',
    '0, GPU-1a, Tesla T4',
    '-1, GPU-1a, Tesla T4, 1, 1, 1',
  ])('is none: %j', (answer) => expect(parseGpus(answer)).toEqual([]));
});

describe('the GPU to train on', () => {
  const card = (index: number, uuid: string, used = 300): Gpu => {
    return { index, uuid, name: `card ${index}`, memory: 12_288, used, driver: '550' };
  };
  const cards = [card(0, 'GPU-1a2b3c4d', 9000), card(1, 'GPU-5e6f7a8b'), card(2, 'GPU-9c0d1e2f')];
  const chosen = (index: number | undefined, visible: string | undefined) =>
    chooseGpu(cards, wishFor(index, visible))?.index;

  it.each([
    ['the first that no other program holds', undefined, undefined, 1],
    ['the one that the user names, though it is busy', 0, undefined, 0],
    ['the one that the user names, whatever the environment says', 2, '1', 2],
    ['the first that the environment shows', undefined, '2,0', 2],
    ['the one that the environment names by the beginning of its UUID', undefined, 'GPU-5e6f', 1],
    ['the first where the environment names a part of a card', undefined, 'MIG-41b36413', 0],
    ['none where the user names one that is not there', 3, undefined, undefined],
    ['none where the environment names one that is not there', undefined, '7', undefined],
    ['none where the environment hides them', undefined, '-1', undefined],
  ])('is %s', (_, index, visible, expected) => {
    expect(chosen(index, visible)).toBe(expected);
  });

  it('is one that no run has, and else the one with the fewest runs', () => {
    const among = (...runs: readonly number[]) =>
      chooseGpu(
        runs.map((count, index) => ({ ...card(index, `GPU-${index}`), runs: count })),
        wishFor(undefined, undefined),
      )?.index;
    expect([among(1, 0), among(2, 1), among(1, 1), among(0, 0)]).toEqual([1, 1, 0, 0]);
  });

  it('is the first where all are busy', () => {
    expect(
      chooseGpu([card(0, 'GPU-1', 9000), card(1, 'GPU-2', 9000)], wishFor(undefined, undefined))?.index,
    ).toBe(0);
  });

  it.each([
    ['', true],
    [' -1', true],
    ['-1,0', true],
    ['0', false],
    [undefined, false],
  ])('is hidden by CUDA_VISIBLE_DEVICES = %j: %s', (visible, isHidden) => {
    expect(hidesAll(wishFor(undefined, visible))).toBe(isHidden);
  });
});
