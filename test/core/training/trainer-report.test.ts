import { describe, expect, it } from 'vitest';
import { formatMessage, message } from '../../../core/message.ts';
import { packages } from '../../../core/trainers/sd-scripts/packages.ts';
import type { TrainerFacts } from '../../../core/training/trainer-facts.ts';
import { isLacking, reportTrainer } from '../../../core/training/trainer-report.ts';

const gpu = {
  ...{ index: 0, uuid: 'GPU-1', name: 'NVIDIA GeForce RTX 3060', memory: 12288, used: 450 },
  driver: '550.54.14',
};

const whole: TrainerFacts = {
  named: { path: '/home/me/kohya_ss', by: 'file' },
  checkout: {
    kind: 'found',
    installation: {
      ...{ root: '/home/me/kohya_ss', kind: 'kohya_ss', scripts: '/home/me/kohya_ss/sd-scripts' },
      python: '/home/me/kohya_ss/venv/bin/python',
    },
  },
  others: [],
  version: 'v0.10.1',
  git: '2.43.0',
  python: {
    version: '3.10.14',
    packages: Object.fromEntries(packages.map(({ name }) => [name, '1.0'])),
  },
  environments: [],
  torch: {
    ...{ version: '2.6.0+cu124', built: 'CUDA 12.4', isAvailable: true, warnings: [] },
    devices: [{ name: gpu.name, isSupported: true, hasBf16: true }],
  },
  packages,
  gpus: [gpu],
  gpuTrouble: undefined,
  isGpuHidden: false,
  hasOtherGpu: false,
  space: 50e9,
  mistakes: [],
};

/** What is not in order, each in one line. */
function told(facts: Partial<TrainerFacts>): readonly string[] {
  return reportTrainer({ ...whole, ...facts })
    .filter(({ state }) => state === 'error' || state === 'warning')
    .map(({ id, state, value, act }) => `${state} ${id}: ${formatMessage(value)}${act ? ` → ${act}` : ''}`);
}

const installation = { root: '/t', kind: 'sd-scripts', scripts: '/t', python: undefined } as const;

describe('the report of a trainer', () => {
  it('has nothing against one that is whole, and tells where all of it is', () => {
    const checks = reportTrainer(whole);
    expect(told({})).toEqual([]);
    expect(isLacking(checks)).toBe(false);
    expect(checks.map(({ id }) => id)).toEqual([
      ...['trainer', 'version', 'python', ...packages.map(({ name }) => name), 'cuda', 'gpu', 'git', 'space'],
    ]);
    expect(checks.find(({ id }) => id === 'cuda')?.value).toEqual(
      message('{0}, {1}; fp16 and bf16', 'CUDA 12.4', gpu.name),
    );
  });

  it('tells to choose one that was found, else to install one', () => {
    const nobody = { named: undefined, checkout: undefined };
    expect(told(nobody)).toEqual(['error trainer: Nobody said yet where it is. → install']);
    const [check] = reportTrainer({ ...whole, ...nobody, others: [installation] });
    expect(check).toMatchObject({ act: 'choose', wayOut: { args: ['/t'] } });
    expect(isLacking(reportTrainer({ ...whole, ...nobody }))).toBe(true);
  });

  it('says of a folder that is none why, and who names it', () => {
    const checkout = { kind: 'none', reason: message('There is no train_network.py in it.') } as const;
    const [check] = reportTrainer({ ...whole, named: { path: '/x', by: 'setting' }, checkout });
    expect(check).toMatchObject({ state: 'error', path: '/x', act: 'choose' });
    expect(formatMessage(check?.wayOut ?? message(''))).toContain('lora.trainer.path');
  });

  it('offers conda for a trainer without a Python, and never takes it', () => {
    const checkout = { kind: 'found', installation } as const;
    const none = { checkout, python: undefined, torch: undefined };
    expect(told(none)).toEqual([
      'error python: The trainer has no virtual environment (venv or .venv). → install',
    ]);
    const environments = [{ name: 'kohya', python: '/c/envs/kohya/bin/python', isActive: true }];
    expect(told({ ...none, environments })[0]).toMatch(/→ choose$/);
  });

  it('names each package that any training needs; the others are a note', () => {
    const python = { version: '3.10.14', packages: { torch: '2.6.0' } };
    expect(told({ python })).toEqual([
      'error accelerate: It is missing. → install',
      'error transformers: It is missing. → install',
      'error diffusers: It is missing. → install',
    ]);
    const notes = reportTrainer({ ...whole, python }).filter(({ state }) => state === 'info');
    expect(notes.map(({ id }) => id)).toEqual(['tensorboard', 'bitsandbytes', 'xformers']);
  });

  it.each([
    [
      { isAvailable: false, built: undefined },
      'error cuda: The processor alone: this build has no support for a GPU. → install',
    ],
    [
      { isAvailable: false, built: 'CUDA 12.4' },
      'error cuda: The processor alone, though it is built for CUDA 12.4.',
    ],
    [
      { devices: [{ name: 'NVIDIA GeForce RTX 5090', isSupported: false, hasBf16: true }] },
      'error cuda: NVIDIA GeForce RTX 5090 is newer than this PyTorch (2.6.0+cu124) has code for. → install',
    ],
  ])('says what PyTorch can not use: %j', (torch, line) => {
    expect(told({ torch: { ...whole.torch, ...torch } as TrainerFacts['torch'] })).toEqual([line]);
  });

  it('takes a processor for what it is where there is no card', () => {
    const torch = {
      ...whole.torch,
      isAvailable: false,
      built: undefined,
      devices: [],
    } as TrainerFacts['torch'];
    expect(told({ gpus: [], torch })).toEqual(["warning gpu: No card of NVIDIA's is found."]);
  });

  it('tells of a driver that does not answer, a busy card, a hidden one, a full disk, and no git', () => {
    expect(told({ gpus: [], gpuTrouble: { isHanging: true, detail: '10 s' } })).toContain(
      'error gpu: nvidia-smi does not answer within 10 s.',
    );
    expect(told({ gpus: [{ ...gpu, used: 8000 }] })[0]).toMatch(/^warning gpu/);
    expect(told({ isGpuHidden: true })[0]).toMatch(/^warning gpu: CUDA_VISIBLE_DEVICES/);
    expect(told({ space: 1e9 })).toEqual(['warning space: 1.0 GB are free where the trainer lies.']);
    expect(told({ git: undefined })).toEqual(['warning git: It is not there.']);
  });

  it("tells of the user's files that can't be read", () => {
    const mistakes = [{ file: '/c/trainers.toml', reason: 'line 1: a key' }];
    expect(told({ mistakes })[0]).toBe('error file: It can not be read: line 1: a key. → open-file');
  });
});
