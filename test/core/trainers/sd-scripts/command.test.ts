import { describe, expect, it } from 'vitest';
import { launchCommand } from '../../../../core/trainers/sd-scripts/command.ts';
import type { Family } from '../../../../core/training/family.ts';
import type { Options } from '../../../../core/training/options.ts';

const installation = {
  root: '/kohya_ss',
  kind: 'kohya_ss',
  scripts: '/kohya_ss/sd-scripts',
  python: '/kohya_ss/venv/bin/python',
} as const;

const started = (options: Options = {}, gpu?: number, family: Family = 'sd15') =>
  launchCommand(installation, '/d/runs/a b', { options, family }, gpu);

describe('the command of a training', () => {
  it("is accelerate as a module of the trainer's Python, with all that its own configuration could say", () => {
    const { program, args, folder } = started({ mixed_precision: 'fp16' });
    expect(program).toBe('/kohya_ss/venv/bin/python');
    expect(folder).toBe('/kohya_ss/sd-scripts');
    expect(args).toEqual([
      ...['-m', 'accelerate.commands.launch'],
      ...['--num_processes', '1', '--num_machines', '1', '--mixed_precision', 'fp16'],
      ...['--dynamo_backend', 'no', '--num_cpu_threads_per_process', '2'],
      '--config_file=/d/runs/a b/accelerate.yaml',
      '/kohya_ss/sd-scripts/train_network.py',
      ...['--config_file', '/d/runs/a b/config.toml', '--dataset_config', '/d/runs/a b/dataset.toml'],
    ]);
  });

  it.each<[Family, string]>([
    ['sdxl', 'sdxl_train_network.py'],
    ['chroma', 'flux_train_network.py'],
    ['hunyuan-image', 'hunyuan_image_train_network.py'],
  ])('runs for %s the script %s', (family, script) => {
    expect(started({}, undefined, family).args).toContain(`/kohya_ss/sd-scripts/${script}`);
  });

  it('names the GPU only where one is to be chosen, in front of the script', () => {
    const { args } = started({}, 0);
    expect(args.slice(args.indexOf('--gpu_ids'))).toEqual([
      ...['--gpu_ids', '0', '/kohya_ss/sd-scripts/train_network.py'],
      ...args.slice(-4),
    ]);
    expect(started().args).not.toContain('--gpu_ids');
  });

  it('has the precision that the trainer takes by itself where none is said', () => {
    const { args } = started();
    expect(args[args.indexOf('--mixed_precision') + 1]).toBe('no');
  });

  it('is printed as it is read: at once, in UTF-8, unbroken, with the GPUs in the order of nvidia-smi', () => {
    expect(started().environment).toMatchObject({
      PYTHONUNBUFFERED: '1',
      PYTHONUTF8: '1',
      PYTHONIOENCODING: 'utf-8',
      COLUMNS: '400',
      CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
    });
  });
});
