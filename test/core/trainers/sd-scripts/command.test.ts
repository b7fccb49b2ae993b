import { describe, expect, it } from 'vitest';
import {
  ACCELERATE_CONFIG,
  accelerateConfig,
  launchCommand,
} from '../../../../core/trainers/sd-scripts/command.ts';
import type { Family } from '../../../../core/training/family.ts';
import { type Launch, oneProcess } from '../../../../core/training/launch.ts';
import type { Options } from '../../../../core/training/options.ts';

const installation = {
  root: '/kohya_ss',
  kind: 'kohya_ss',
  scripts: '/kohya_ss/sd-scripts',
  python: '/kohya_ss/venv/bin/python',
} as const;

const started = (options: Options = {}, gpu?: number, family: Family = 'sd15', launch?: Launch) =>
  launchCommand(installation, '/d/runs/a b', { options, family, ...(launch ? { launch } : {}) }, gpu);

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

  const together: Launch = { ...oneProcess, processes: 2, gpus: [1, 3], port: 29502, threads: 4 };

  it('is told of several GPUs, and of a port of its own', () => {
    const { args } = started({}, undefined, 'sd15', together);
    expect(args).toEqual([
      ...['-m', 'accelerate.commands.launch', '--multi_gpu'],
      ...['--num_processes', '2', '--num_machines', '1', '--mixed_precision', 'no'],
      ...['--dynamo_backend', 'no', '--num_cpu_threads_per_process', '4'],
      '--config_file=/d/runs/a b/accelerate.yaml',
      ...['--gpu_ids', '1,3', '--main_process_port', '29502'],
      ...started().args.slice(-5),
    ]);
  });

  it('is told of several machines', () => {
    const launch = { ...together, processes: 4, machines: 2, rank: 1, address: '10.0.0.4', port: 29500 };
    const { args } = started({}, undefined, 'sd15', launch);
    expect(args.slice(args.indexOf('--gpu_ids'), -5)).toEqual([
      ...['--gpu_ids', '1,3', '--main_process_port', '29500'],
      ...['--machine_rank', '1', '--main_process_ip', '10.0.0.4'],
    ]);
  });

  it('has a configuration of accelerate that says the same', () => {
    expect(accelerateConfig()).toBe(ACCELERATE_CONFIG);
    expect(accelerateConfig({ ...oneProcess, threads: 8 })).toBe(ACCELERATE_CONFIG);
    expect(accelerateConfig(together)).toBe(
      [
        ...['compute_environment: LOCAL_MACHINE', 'distributed_type: MULTI_GPU', 'num_machines: 1'],
        ...['num_processes: 2', 'machine_rank: 0', 'main_process_port: 29502', "gpu_ids: '1,3'"],
        'use_cpu: false\n',
      ].join('\n'),
    );
    expect(accelerateConfig({ ...together, machines: 2, address: 'fe80::1' })).toContain(
      "num_machines: 2\nnum_processes: 2\nmachine_rank: 0\nmain_process_ip: 'fe80::1'\n",
    );
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
