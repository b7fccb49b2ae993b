// `lora trainer`: what there is of a trainer, and what it lacks.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { posix, Workshop } from './training.ts';

/** The state of each check by its id. */
function states(json: string): Readonly<Record<string, string>> {
  const { checks } = JSON.parse(json);
  return Object.fromEntries(checks.map(({ id, state }: { id: string; state: string }) => [id, state]));
}

describe.runIf(posix)('lora trainer', () => {
  it('tells of one that is whole: where it is, its version, what it has, the GPU', async () => {
    const workshop = new Workshop().settle();
    const { code, stdout } = await workshop.lora('trainer');
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  '));
    expect(lines).toEqual(
      expect.arrayContaining([
        'ok  Trainer  sd-scripts',
        'ok  Version  48d368fa5577',
        'ok  Python  3.11.7',
        'ok  torch  2.6.0+cu124',
        'ok  What PyTorch can use  CUDA 12.4, NVIDIA GeForce RTX 3060; fp16 and bf16',
        'ok  GPU 0  NVIDIA GeForce RTX 3060, 12 GiB, driver 550.54.14',
      ]),
    );
    const json = await workshop.lora('trainer', '--format', 'json', '--fast');
    expect(JSON.parse(json.stdout)).toMatchObject({
      version: 1,
      complete: true,
      trainer: { root: workshop.trainer.root, python: workshop.trainer.python },
    });
    // PyTorch was not asked.
    expect(states(json.stdout)).not.toHaveProperty('cuda');
  });

  it('tells with exit code 1 what a training lacks', async () => {
    const nobody = await new Workshop().lora('trainer', '--format', 'json');
    expect(nobody.code).toBe(1);
    expect(states(nobody.stdout)).toMatchObject({ trainer: 'error' });
    const workshop = new Workshop({ packages: { accelerate: '', torch: '2.6.0+cpu', xformers: '' } });
    const args = ['trainer', '--trainer', workshop.trainer.root, '--format', 'json'];
    const { code, stdout } = await workshop.lora(...args);
    expect(code).toBe(1);
    expect(states(stdout)).toMatchObject({
      trainer: 'ok',
      accelerate: 'error',
      cuda: 'error',
      xformers: 'info',
    });
  });

  it('takes no environment of conda, and tells which there are', async () => {
    const workshop = new Workshop().settle();
    fs.rmSync(path.join(workshop.trainer.root, 'venv'), { recursive: true });
    const environment = path.join(workshop.folder, 'miniconda3/envs/kohya');
    fs.mkdirSync(path.join(environment, 'lib/python3.10/site-packages/torch'), { recursive: true });
    fs.mkdirSync(path.join(environment, 'bin'));
    fs.writeFileSync(path.join(environment, 'bin/python'), '');
    Object.assign(workshop.env, { HOME: workshop.folder });
    const { code, stdout } = await workshop.lora('trainer');
    expect(code).toBe(1);
    expect(stdout).toContain('Conda has environments with a PyTorch: kohya.');
  });
});
