// The scripts of a job are run by a real shell, with programs that only tell how they were called.
import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { skyTask, slurmScript } from '../../../../../core/trainers/sd-scripts/job/cluster-scripts.ts';
import { powershellScript, runScript } from '../../../../../core/trainers/sd-scripts/job/run-scripts.ts';
import { runFolder } from '../../../node/training/fake-machine.ts';

const MODEL = `models/it's "the" $HOME #1.safetensors`;
const by = {
  ...{ script: 'train_network.py', precision: 'fp16', environment: { COLUMNS: '400', ODD: "a'b c" } },
  ...{ processes: 1, machines: 1, address: undefined, port: undefined, threads: 2, dynamo: 'no' },
};

describe.skipIf(process.platform === 'win32')('run.sh', () => {
  let folder: string;
  beforeEach(() => {
    folder = path.join(runFolder(), `it's #1 "job" é`);
    fs.mkdirSync(path.join(folder, 'models'), { recursive: true });
    fs.mkdirSync(path.join(folder, 'sd-scripts/venv/bin'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'sd-scripts/train_network.py'), '');
    fs.writeFileSync(path.join(folder, MODEL), '');
    program('sd-scripts/venv/bin/python', 'printf "%s\\n" "$PWD" "$COLUMNS" "$ODD" "$@"; exit "$((ENDS))"');
    fs.writeFileSync(
      path.join(folder, 'run.sh'),
      runScript({ name: "it's $(rm) `x`\n!", by, models: [MODEL] }),
    );
  });
  const program = (name: string, script: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  const run = (env: Record<string, string> = {}) =>
    spawnSync('bash', [path.join(folder, 'run.sh')], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });

  it('trains in its own folder, on one GPU, and keeps what is printed', () => {
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      fs.realpathSync(folder),
      '400',
      "a'b c",
      ...['-m', 'accelerate.commands.launch', '--num_processes', '1', '--num_machines', '1'],
      ...['--mixed_precision', 'fp16', '--dynamo_backend', 'no', '--num_cpu_threads_per_process', '2'],
      ...['--config_file=accelerate.yaml', 'sd-scripts/train_network.py'],
      ...['--config_file', 'config.toml', '--dataset_config', 'dataset.toml'],
    ]);
    expect(fs.readFileSync(path.join(folder, 'train.log'), 'utf8')).toBe(stdout);
    expect(fs.readdirSync(folder)).toEqual(expect.arrayContaining(['output', 'logs']));
  });

  it('trains on several GPUs of several machines', () => {
    const { stdout } = run({
      NUM_PROCESSES: '8',
      NUM_MACHINES: '2',
      MACHINE_RANK: '1',
      MAIN_PROCESS_IP: '10.0.0.4',
    });
    const words = stdout.trimEnd().split('\n').join(' ');
    expect(words).toContain('--num_processes 8 --num_machines 2');
    expect(words).toContain(
      '--multi_gpu --main_process_port 29500 --machine_rank 1 --main_process_ip 10.0.0.4',
    );
    expect(fs.readFileSync(path.join(folder, 'train-1.log'), 'utf8')).toBe(stdout);
  });

  it('trains on as many GPUs and machines as the run was written for, unless it is told otherwise', () => {
    const several = { ...by, processes: 4, machines: 2, address: 'first.local', port: 4000, threads: 6 };
    const script = runScript({ name: 'alice', by: several, models: [MODEL] });
    fs.writeFileSync(path.join(folder, 'run.sh'), script);
    const words = run().stdout.trimEnd().split('\n').join(' ');
    expect(words).toContain('--num_processes 4 --num_machines 2');
    expect(words).toContain('--num_cpu_threads_per_process 6');
    expect(words).toContain(
      '--multi_gpu --main_process_port 4000 --machine_rank 0 --main_process_ip first.local',
    );
    const other = run({ NUM_PROCESSES: '2', NUM_MACHINES: '1' }).stdout;
    expect(other).toContain('--num_processes\n2\n--num_machines\n1');
  });

  it.each(['../kohya venv/venv', '../kohya venv/.venv'])(
    'takes the Python of the kohya_ss around it: %s',
    (venv) => {
      const scripts = '../kohya venv/sd-scripts';
      fs.mkdirSync(path.join(folder, scripts), { recursive: true });
      fs.writeFileSync(path.join(folder, scripts, 'train_network.py'), '');
      program(`${venv}/bin/python`, 'echo "of kohya_ss"');
      expect(run({ SD_SCRIPTS: scripts }).stdout).toBe('of kohya_ss\n');
    },
  );

  it('ends as the trainer does', () => {
    expect(run({ ENDS: '3' }).status).toBe(3);
  });

  it.each([
    ['the model', MODEL, MODEL],
    ['the trainer', 'sd-scripts/train_network.py', 'bash run.sh'],
  ])('says what is missing: %s', (_, file, named) => {
    fs.rmSync(path.join(folder, file));
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain(named);
  });

  it('does not begin on several machines without the first one’s address', () => {
    const { status, stderr } = run({ NUM_MACHINES: '2', NUM_PROCESSES: '2' });
    expect(status).toBe(1);
    expect(stderr).toContain('MAIN_PROCESS_IP');
  });

  it('is run on each node of a Slurm job', () => {
    fs.writeFileSync(path.join(folder, 'job.slurm'), slurmScript("it's $(rm)", by));
    program('bin/srun', 'echo "srun $1 $2 $3"; shift 3; SLURM_NODEID=1 exec "$@"');
    program('bin/scontrol', 'printf "first\\nsecond\\n"');
    const stdout = execFileSync('bash', ['job.slurm'], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
        ...{ SLURM_SUBMIT_DIR: folder, SLURM_JOB_NUM_NODES: '2', SLURM_GPUS_ON_NODE: '4', SLURM_JOB_ID: '7' },
        ...{ SLURM_JOB_NODELIST: 'n[1-2]', SLURM_CPUS_PER_TASK: '12' },
      },
    });
    const words = stdout.trimEnd().split('\n').join(' ');
    expect(words).toContain('srun --ntasks=2 --ntasks-per-node=1 --cpus-per-task=12');
    expect(words).toContain('--num_processes 8 --num_machines 2');
    expect(words).toContain('--main_process_port 20007 --machine_rank 1 --main_process_ip first');
  });
});

it('run.ps1 is UTF-8 to every PowerShell, and so is the log that it writes', () => {
  const script = powershellScript({ name: 'é', by, models: ["models/it's é.safetensors"] });
  expect(script.startsWith('\uFEFF# Trains "é"')).toBe(true);
  expect(script).toContain("@('models/it''s é.safetensors')");
  expect(script).not.toContain('Tee-Object');
});

it('asks Slurm and SkyPilot for the machines that a run was written for', () => {
  const several = { processes: 8, machines: 2 };
  const lines = slurmScript('alice', several).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining(['#SBATCH --nodes=2', '#SBATCH --gpus-per-node=4', '#SBATCH --cpus-per-task=32']),
  );
  const task = skyTask('alice', several);
  expect(task).toContain('accelerators: {L4: 4, A10G: 4, RTX4090: 4}');
  expect(task).toContain('num_nodes: 2');
});

describe('sky.yaml', () => {
  it.each([
    ["it's $(rm) \n: x", 'it-s-rm-x'],
    ['鳥', 'lora'],
    ['ünï-2', 'uni-2'],
    ['2B_nier', 'b-nier'],
  ])('of %s is a task', (name, id) => {
    const lines = skyTask(name, by).split('\n');
    expect(lines).toEqual(expect.arrayContaining([`name: ${id}`, '  bash setup.sh', '  bash run.sh']));
    // Else the name is in the comment of the first line only.
    expect(lines.filter((line) => line.includes('$(rm)') || line.includes('鳥')).length).toBeLessThan(2);
  });
});
