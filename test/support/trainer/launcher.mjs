// `python -m accelerate.commands.launch`: starts the trainer as a child and says how it ended.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Exit, Refusal } from './errors.mjs';
import { readLauncherConfig } from './launcher-config.mjs';
import { mark } from './places.mjs';
import { repr } from './python-text.mjs';
import { launcherTraceback } from './recordings.mjs';
import { dieBy, stderr } from './terminal.mjs';

const trainer = fileURLToPath(new URL('trainer.mjs', import.meta.url));

/** How long the launcher gives its child after Ctrl+C before it leaves. */
const patience = 250;

const any = undefined;
const flags = {
  config_file: any,
  num_processes: /^\d+$/,
  num_machines: /^\d+$/,
  machine_rank: /^\d+$/,
  main_process_port: /^\d+$/,
  main_process_ip: any,
  num_cpu_threads_per_process: /^\d+$/,
  gpu_ids: any,
  mixed_precision: /^(?:no|fp16|bf16|fp8)$/,
  dynamo_backend:
    /^(?:no|eager|aot_eager|inductor|aot_ts_nvfuser|nvprims_nvfuser|cudagraphs|ofi|fx2trt|onnxrt|tensorrt|aot_torchxla_trace_once|torhchxla_trace_once|ipex|tvm)$/i,
  dynamo_mode: /^(?:default|reduce-overhead|max-autotune)$/,
};
const switches = [
  ...['cpu', 'multi_gpu', 'same_network', 'dynamo_use_fullgraph', 'dynamo_use_dynamic', 'quiet', 'debug'],
  'enable_cpu_affinity',
];

/** What accelerate asks for when nobody says it, and what it then takes. */
const defaults = {
  num_processes: '\t`--num_processes` was set to a value of `1`',
  num_machines: '\t`--num_machines` was set to a value of `1`',
  mixed_precision: "\t`--mixed_precision` was set to a value of `'no'`",
  dynamo_backend: "\t`--dynamo_backend` was set to a value of `'no'`",
  num_cpu_threads_per_process:
    '\t`--num_cpu_threads_per_process` was set to `1` to improve out-of-box performance when training on CPUs',
};

function usageError(message) {
  const names = [
    ...Object.keys(flags).map((name) => `[--${name} ${name.toUpperCase()}]`),
    ...switches.map((name) => `[--${name}]`),
  ];
  const usage = `usage: accelerate <command> [<args>] launch [-h] ${names.join(' ')} training_script ...`;
  return new Exit(2, `${usage}\naccelerate <command> [<args>] launch: error: ${message}\n`);
}

/** Reads the launcher's own flags, up to the script. */
function parseFlags(args) {
  const given = {};
  let index = 0;
  for (; args[index]?.startsWith('-'); index += 1) {
    const [, name, inline] = /^--?([^=]*)(?:=([\s\S]*))?$/.exec(args[index]);
    if (switches.includes(name)) {
      given[name] = true;
      continue;
    }
    if (!Object.hasOwn(flags, name)) throw usageError(`unrecognized arguments: ${args[index]}`);
    if (inline === undefined) index += 1;
    const value = inline ?? args[index];
    if (value === undefined) throw usageError(`argument --${name}: expected one argument`);
    if (flags[name]?.test(value) === false)
      throw usageError(`argument --${name}: invalid value: ${repr(value)}`);
    given[name] = value;
  }
  if (args[index] === undefined) throw usageError('the following arguments are required: training_script');
  return { given, command: args.slice(index) };
}

/** accelerate only warns and guesses; we are to say all of it. */
function checkGiven(given) {
  const missing = Object.keys(defaults).filter((name) => given[name] === undefined);
  if (missing.length > 0) {
    const lines = [
      'The following values were not passed to `accelerate launch` and had defaults used instead:',
      ...missing.map((name) => defaults[name]),
      'To avoid this warning pass in values for each of the problematic parameters or run `accelerate config`.',
    ];
    throw new Exit(3, `${lines.join('\n')}\n`);
  }
  const { distributed_type: kind } = readLauncherConfig(given.config_file);
  const wanted = given.multi_gpu ? 'MULTI_GPU' : 'NO';
  if (kind !== wanted) throw new Refusal(`accelerate is configured for ${kind}`);
  if (!given.multi_gpu && given.num_processes !== '1')
    throw new Refusal('the stand-in trains with one process unless it is told of several GPUs');
  if (given.multi_gpu) checkSeveral(given);
}

/** Source: `_validate_launch_command` in `accelerate/commands/launch.py`. */
function checkSeveral({ num_processes: processes, num_machines: machines, gpu_ids: gpus = 'all' }) {
  const raise = (message) => new Exit(1, `ValueError: ${message}\n`);
  if (Number(processes) < 2) throw raise('You need to use at least 2 processes to use `--multi_gpu`.');
  if (gpus !== 'all' && gpus.split(',').length < 2 && Number(machines) <= 1)
    throw raise('Less than two GPU ids were configured and tried to run on multiple GPUs.');
}

/** What the trainer's process is told: of several it is the first, which alone prints and saves. */
function environmentOf(given) {
  return {
    ...process.env,
    ACCELERATE_USE_CPU: String(given.cpu === true),
    ACCELERATE_MIXED_PRECISION: given.mixed_precision,
    ACCELERATE_DYNAMO_BACKEND: given.dynamo_backend.toUpperCase(),
    OMP_NUM_THREADS: given.num_cpu_threads_per_process,
    ...(given.multi_gpu ? { WORLD_SIZE: given.num_processes } : {}),
    ...(given.gpu_ids === undefined || given.gpu_ids === 'all'
      ? {}
      : { CUDA_VISIBLE_DEVICES: given.gpu_ids }),
  };
}

function checkScript(python, script) {
  const file = path.resolve(script);
  if (!fs.existsSync(file))
    throw new Exit(2, `${python}: can't open file '${file}': [Errno 2] No such file or directory\n`);
  if (!fs.readFileSync(file, 'utf8').includes(mark))
    throw new Refusal(`${file} is no script of the stand-in`);
}

function reasonOf(code, signal) {
  if (signal === null) return `returned non-zero exit status ${code}.`;
  return `died with <Signals.${signal}: ${os.constants.signals[signal]}>.`;
}

/**
 * Runs the trainer to its end. A SIGTERM ends the launcher alone: its child goes on, as the real one does.
 * @param {{ venv: string, scripts: string }} places
 */
export function launch(python, places, args) {
  const { given, command } = parseFlags(args);
  checkGiven(given);
  checkScript(python, command[0]);
  const settings = { stdio: 'inherit', env: environmentOf(given) };
  const child = spawn(process.execPath, [trainer, python, ...command], settings);
  process.once('SIGINT', () => {
    const leave = () => {
      stderr.write(`${launcherTraceback('failures/interrupted.log', places, 'KeyboardInterrupt')}\n`);
      dieBy('SIGINT');
    };
    child.removeAllListeners('exit').once('exit', leave);
    setTimeout(leave, patience);
  });
  child.once('exit', (code, signal) => {
    if (code === 0) process.exit(0);
    const what = `Command '${repr([python, ...command])}' ${reasonOf(code, signal)}`;
    const message = `subprocess.CalledProcessError: ${what}`;
    stderr.write(`${launcherTraceback('failures/model-missing.log', places, message)}\n`);
    process.exit(1);
  });
}
