import { describe, expect, it } from 'vitest';
import { gpuQuery, parseGpus } from '../../../core/training/gpu.ts';

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
