import { joinPath } from '../../path.ts';
import type { Installation } from '../../training/installation.ts';
import { type Launch, oneProcess } from '../../training/launch.ts';
import type { Plan } from '../../training/plan.ts';
import type { TrainerCommand } from '../../training/trainer-command.ts';
import { families } from './families.ts';

/**
 * What accelerate would otherwise read from the user's own configuration: several GPUs, DeepSpeed, FSDP, a TPU, for which
 * the command line has no flag that says no. Source: `_validate_launch_command` in `accelerate/commands/launch.py`.
 */
export const ACCELERATE_CONFIG = `compute_environment: LOCAL_MACHINE
distributed_type: 'NO'
num_machines: 1
num_processes: 1
machine_rank: 0
use_cpu: false
`;
/** The same for a training on several GPUs, or with another backend: as the command line says it. */
export function accelerateConfig(launch: Launch = oneProcess): string {
  const { processes, machines, rank, address, port, gpus } = launch;
  if (processes === 1) return ACCELERATE_CONFIG;
  return [
    'compute_environment: LOCAL_MACHINE',
    'distributed_type: MULTI_GPU',
    `num_machines: ${machines}`,
    `num_processes: ${processes}`,
    `machine_rank: ${rank}`,
    ...(address === undefined ? [] : [`main_process_ip: '${address}'`]),
    ...(port === undefined ? [] : [`main_process_port: ${port}`]),
    ...(gpus === undefined ? [] : [`gpu_ids: '${gpus.join(',')}'`]),
    'use_cpu: false\n',
  ].join('\n');
}
/** What the trainer's environment has in addition. */
export const TRAINER_ENVIRONMENT: Readonly<Record<string, string>> = {
  // What is printed is read as it comes: whole lines at once, in UTF-8, not broken at 80 columns.
  PYTHONUNBUFFERED: '1',
  PYTHONUTF8: '1',
  PYTHONIOENCODING: 'utf-8',
  COLUMNS: '400',
  // GPUs are numbered as nvidia-smi numbers them.
  CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
  // As kohya_ss has it: fewer lines of TensorFlow's about itself.
  TF_ENABLE_ONEDNN_OPTS: '0',
  TF_CPP_MIN_LOG_LEVEL: '2',
};
export const ACCELERATE_FILE = 'accelerate.yaml';

/**
 * How the trainer is started: accelerate as a module of its own Python (the `accelerate` program has the path of its
 * environment in it, and breaks when that moves), with a configuration of its own instead of the user's, and with every
 * flag that kohya_ss gives it.
 * @param gpu the number of the GPU to use, where there are several
 */
export function launchCommand(
  { scripts, python }: Installation & { readonly python: string },
  folder: string,
  { options, family, launch = oneProcess }: Pick<Plan, 'options' | 'family' | 'launch'>,
  gpu?: number,
): TrainerCommand {
  const { mixed_precision: precision = 'no' } = options;
  const { processes, machines, rank, address, port, threads, dynamo } = launch;
  const gpus = processes > 1 ? launch.gpus : gpu === undefined ? undefined : [gpu];
  return {
    program: python,
    args: [
      ...['-m', 'accelerate.commands.launch'],
      ...(processes > 1 ? ['--multi_gpu'] : []),
      ...['--num_processes', String(processes), '--num_machines', String(machines)],
      ...['--mixed_precision', String(precision)],
      ...['--dynamo_backend', dynamo, '--num_cpu_threads_per_process', String(threads)],
      // In one word, so that nobody takes it for the trainer's option of the same name.
      `--config_file=${joinPath(folder, ACCELERATE_FILE)}`,
      ...(gpus === undefined ? [] : ['--gpu_ids', gpus.join(',')]),
      ...(port === undefined ? [] : ['--main_process_port', String(port)]),
      ...(machines === 1 ? [] : ['--machine_rank', String(rank)]),
      ...(machines === 1 || address === undefined ? [] : ['--main_process_ip', address]),
      joinPath(scripts, families[family].script),
      ...['--config_file', joinPath(folder, 'config.toml')],
      ...['--dataset_config', joinPath(folder, 'dataset.toml')],
    ],
    folder: scripts,
    environment: TRAINER_ENVIRONMENT,
  };
}
