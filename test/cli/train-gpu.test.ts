// Which GPU `lora train` takes, and what it says of it.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lora } from './lora.ts';
import { posix, record, untilOver, Workshop } from './training.ts';

describe.runIf(posix)('the GPU of lora train', () => {
  const two = [
    { name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 9000 },
    { name: 'Tesla T4', total: 15360, used: 0 },
  ];
  const planned = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const workshop = new Workshop({ gpus: two }).settle();
    const { stdout } = await lora(workshop.dataset, ['train', '--dry-run', ...args], {
      env: { ...workshop.env, ...env },
    });
    const { commands, gpu, gpus } = record(workshop.runs()[0] ?? '') ?? {};
    return {
      stdout,
      name: gpu?.name,
      ids: commands?.[0]?.[commands[0].indexOf('--gpu_ids') + 1],
      commands,
      gpus,
    };
  };

  it('is one that no other program holds', async () => {
    expect(await planned({})).toMatchObject({ name: 'Tesla T4', ids: '1' });
    expect(await planned({}, '--gpu', '0')).toMatchObject({ name: 'NVIDIA GeForce RTX 3060', ids: '0' });
  });

  it('is the one that CUDA_VISIBLE_DEVICES names, which is passed on as it is', async () => {
    const { name, commands } = await planned({ CUDA_VISIBLE_DEVICES: '0' });
    expect(name).toBe('NVIDIA GeForce RTX 3060');
    expect(commands?.[0]).not.toContain('--gpu_ids');
  });

  it('is none where CUDA_VISIBLE_DEVICES hides them', async () => {
    const { stdout, name } = await planned({ CUDA_VISIBLE_DEVICES: '-1' });
    expect(name).toBeUndefined();
    expect(stdout).toContain('CUDA_VISIBLE_DEVICES hides all GPUs');
    expect(stdout).toContain('mixed_precision is "no"');
  });

  it('are several that train together', async () => {
    const { stdout, commands, ids, gpus } = await planned({}, '--gpus', '0,1');
    expect(stdout).toContain('6 pictures an epoch (2 × 3) × 2 epochs');
    expect(stdout).toContain('batch 1, on 2 GPUs: 6 steps');
    expect(stdout).toContain('GPU:        NVIDIA GeForce RTX 3060 (0), Tesla T4 (1)');
    expect(stdout).toContain('A step learns from 2 times as many pictures: 2.');
    expect(ids).toBe('0,1');
    expect(commands?.[0]).toEqual(expect.arrayContaining(['--multi_gpu', '--main_process_port', '29501']));
    expect(gpus?.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('train together to the end, in so many fewer steps', async () => {
    const workshop = new Workshop({ gpus: two }).settle();
    const over = await untilOver(await workshop.start('--gpus', '1,0'));
    expect(over).toMatchObject({
      state: 'succeeded',
      steps: { stepsPerEpoch: 3, steps: 6 },
      gpu: { index: 1 },
    });
    const log = fs.readFileSync(path.join(path.dirname(over.result), '../train.log'), 'utf8');
    expect(log).toMatch(/total optimization steps .*: 6\n/);
  });

  it.each([
    ['one that is not there', '0,5', 'There is no GPU 5 here.'],
    ['the same twice', '1,1', 'GPU 1 is named twice.'],
  ])('are not %s', async (_, gpus, told) => {
    expect((await planned({}, '--gpus', gpus)).stdout).toContain(told);
  });
});
