// The checkout, its Python when it is asked what it has, and nvidia-smi.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTrainer } from '../support/trainer/checkout.mjs';
import { type Gpu, makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { newFolder, posix, run } from './process.ts';

async function answer(program: string, args: readonly string[]) {
  const running = run(program, args, { cwd: path.dirname(program) });
  const { code } = await running.closed;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}

describe.skipIf(!posix)('the Python', () => {
  it('says what it is and has', async () => {
    const packages = { bitsandbytes: '0.45.3', tensorboard: '' };
    const { python } = makeTrainer(newFolder(), { venv: '.venv', packages });
    const { code, stdout } = await answer(python, ['-X', 'utf8', '-u', '-c', 'anything']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      version: '3.11.7',
      executable: python,
      packages: {
        ...{ accelerate: '1.6.0', torch: '2.6.0+cu124', transformers: '4.57.6', diffusers: '0.32.1' },
        bitsandbytes: '0.45.3',
      },
    });
    expect(python).toMatch(/\/\.venv\/bin\/python$/);
  });

  it('may fail, or never answer', async () => {
    const { python, behave } = makeTrainer(newFolder(), { behaviour: { probe: 'fails' } });
    expect(await answer(python, ['-c', ''])).toMatchObject({ code: 1, stdout: '' });
    behave({ probe: 'hangs' });
    const running = run(python, ['-c', ''], { cwd: path.dirname(python) });
    running.signal('SIGTERM', 'group');
    expect(await running.closed).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('may lack accelerate', async () => {
    const { python, scripts } = makeTrainer(newFolder(), { packages: { accelerate: '' } });
    const running = run(python, ['-m', 'accelerate.commands.launch'], { cwd: scripts });
    expect(await running.closed).toEqual({ code: 1, signal: null });
    expect(running.stderr()).toContain("ModuleNotFoundError: No module named 'accelerate'");
  });
});

describe.skipIf(!posix)('the checkout', () => {
  const files = (folder: string) => fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const commit = '48d368fa557731ad0488c07304dfeba8c07910eb';

  it('is one of sd-scripts', () => {
    const { root, scripts } = makeTrainer(path.join(newFolder(), 'my scripts'), { git: true });
    expect(scripts).toBe(root);
    expect(files(root)).toEqual(
      expect.arrayContaining([
        'train_network.py',
        'library/config_util.py',
        'networks/lora.py',
        'venv/bin/python',
      ]),
    );
    expect(fs.readFileSync(path.join(root, '.git/packed-refs'), 'utf8')).toContain(
      `${commit} refs/heads/main\n`,
    );
  });

  it('is one of kohya_ss', async () => {
    const { root, scripts, python } = makeTrainer(newFolder(), { layout: 'kohya_ss', git: true });
    expect(scripts).toBe(path.join(root, 'sd-scripts'));
    expect(files(root)).toEqual(
      expect.arrayContaining(['kohya_gui.py', 'gui.sh', 'sd-scripts/train_network.py']),
    );
    expect(fs.readFileSync(path.join(root, '.git/modules/sd-scripts/HEAD'), 'utf8')).toBe(`${commit}\n`);
    expect(await answer(python, ['--version'])).toMatchObject({ stdout: 'Python 3.11.7\n' });
  });
});

describe.skipIf(!posix)('nvidia-smi', () => {
  const gpus: readonly Gpu[] = [
    { name: 'NVIDIA GeForce RTX 3060', total: 12_288, used: 450 },
    { name: 'NVIDIA GeForce RTX 4090', total: 24_564, uuid: 'GPU-b' },
  ];
  const format = '--format=csv,noheader,nounits';

  it('answers what it is asked', async () => {
    const program = makeNvidiaSmi(newFolder(), gpus);
    expect(await answer(program, ['--query-gpu=memory.total,name, index', format])).toEqual({
      code: 0,
      stdout: '12288, NVIDIA GeForce RTX 3060, 0\n24564, NVIDIA GeForce RTX 4090, 1\n',
      stderr: '',
    });
    const all = await answer(program, ['--query-gpu=index,uuid,memory.used,driver_version', format]);
    expect(all.stdout.split('\n')[1]).toBe('1, GPU-b, 0, 550.54.14');
    expect(await answer(program, ['--query-gpu=index,power', format])).toMatchObject({
      code: 2,
      stdout: 'Field "power" is not a valid field to query.\n\n',
    });
  });

  it('may find no GPU, or never answer', async () => {
    const query = ['--query-gpu=name', format];
    const failed = await answer(makeNvidiaSmi(newFolder(), 'none'), query);
    expect(failed.code).toBe(9);
    expect(failed.stdout).toMatch(
      /^NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver\./,
    );
    const hanging = makeNvidiaSmi(newFolder(), 'hangs');
    const running = run(hanging, query, { cwd: path.dirname(hanging) });
    running.signal('SIGKILL', 'group');
    expect(await running.closed).toEqual({ code: null, signal: 'SIGKILL' });
  });
});
