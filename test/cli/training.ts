// A dataset, a stand-in for the trainer, and what tests do with runs.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { parseRunRecord, type RunRecord } from '../../core/training/run-record.ts';
import { writeBaseModel } from '../support/trainer/base-model.mjs';
import {
  type Behaviour,
  makeTrainer,
  type Trainer,
  type TrainerOptions,
} from '../support/trainer/checkout.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { cli, folderWith, lora, pairs, type Run } from './lora.ts';

const deadline = 30_000;

// Each run is five processes, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

/** The stand-ins are programs of the shell. */
export const posix = process.platform !== 'win32';

export interface WorkshopOptions extends Pick<TrainerOptions, 'layout' | 'venv' | 'packages'> {
  readonly behaviour?: Behaviour;
  /** What lies in the dataset besides two pictures in `3_alice`; a key of them leaves them out. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly gpus?: Parameters<typeof makeNvidiaSmi>[1];
}

/** A machine to train on: 2 pictures × 3 repeats × 2 epochs = 12 steps, unless its dataset says something else. */
export class Workshop {
  readonly folder: string;
  readonly dataset: string;
  readonly trainer: Trainer;
  readonly model: string;
  readonly env: Readonly<Record<string, string>>;

  constructor(options: WorkshopOptions = {}) {
    this.folder = folderWith({ 'models/README': 'base models' });
    for (const family of ['sd15', 'sdxl', 'flux'] as const)
      writeBaseModel(path.join(this.folder, `models/${family}.safetensors`), { family });
    const { behaviour, files, gpus, ...layout } = options;
    this.dataset = path.join(this.folder, 'set');
    const config =
      '[dataset]\ntrigger = "alice"\nclass = "woman"\n[training.options]\nmax_train_epochs = 2\n';
    const all = {
      ...pairs({ a: 'alice, smile', b: 'alice, from side' }, '3_alice woman'),
      'lora-dataset.toml': config,
      ...files,
    };
    for (const [name, content] of Object.entries(all)) {
      fs.mkdirSync(path.dirname(path.join(this.dataset, name)), { recursive: true });
      if (typeof content === 'string' || !('link' in content))
        fs.writeFileSync(path.join(this.dataset, name), content);
    }
    this.trainer = makeTrainer(path.join(this.folder, 'sd-scripts'), {
      git: true,
      ...layout,
      ...(behaviour ? { behaviour } : {}),
    });
    this.model = path.join(this.folder, 'models/sd15.safetensors');
    const bin = path.join(this.folder, 'bin');
    fs.mkdirSync(bin);
    makeNvidiaSmi(bin, gpus ?? [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
    this.env = {
      PATH: `${bin}:${process.env['PATH']}`,
      LORA_WORKBENCH_STATE: path.join(this.folder, 'state'),
      LORA_WORKBENCH_CONFIG: path.join(this.folder, 'config'),
    };
    onTestFinished(() => this.#killAll());
  }

  /** Says in the user's own files where trainer and base model are, as an editor does. */
  settle(): this {
    const file = (name: string, text: string) => {
      fs.mkdirSync(path.join(this.folder, 'config'), { recursive: true });
      fs.writeFileSync(path.join(this.folder, 'config', name), text);
    };
    file('trainers.toml', `[sd-scripts]\npath = '${this.trainer.root}'\n`);
    file('models.toml', `sd15 = '${this.model}'\n`);
    return this;
  }

  /** Runs `lora` in the dataset's folder, to its end. */
  lora(...args: readonly string[]): Promise<Run> {
    return lora(this.dataset, args, { env: this.env });
  }

  /** Starts `lora` as the leader of a process group; it is killed with the test. */
  spawn(...args: readonly string[]): ChildProcess & { readonly text: () => string } {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: this.dataset,
      env: { ...process.env, ...this.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
    onTestFinished(() => kill(-(child.pid ?? 0), 'SIGKILL'));
    return Object.assign(child, { text: () => text });
  }

  /** Starts a training and comes back; what it is asked for beside stands in `args`. @returns the run's folder */
  async start(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.lora('train', '--detach', ...args);
    if (code !== 0) throw new Error(`exit code ${code}: ${stdout}${stderr}`);
    const name = /Run folder: runs\/(\S+)/.exec(stdout)?.[1] ?? '';
    return path.join(this.dataset, 'runs', name);
  }

  /** The folders of all runs. */
  runs(): readonly string[] {
    const parent = path.join(this.dataset, 'runs');
    if (!fs.existsSync(parent)) return [];
    return fs
      .readdirSync(parent)
      .sort()
      .map((name) => path.join(parent, name));
  }

  /** Kills what still runs, and waits until it is gone: until then it can write into what is removed next. */
  async #killAll(): Promise<void> {
    const all = this.runs().flatMap((run) => {
      const { supervisor, process: trainer } = record(run) ?? {};
      return [...(supervisor ? [supervisor.pid] : []), ...(trainer ? [-trainer.pid] : [])];
    });
    for (const pid of all) kill(pid, 'SIGKILL');
    await Promise.all(all.map(untilGone));
  }
}

/** A run's record, if there is a whole one at this moment. */
export function record(run: string): RunRecord | undefined {
  try {
    return parseRunRecord(fs.readFileSync(path.join(run, 'run.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Waits until a run's record is as it is wanted. */
export function untilRecord(
  run: string,
  accept: (record: RunRecord) => boolean,
  what: string,
): Promise<RunRecord> {
  return until(
    () => {
      const now = record(run);
      return now && accept(now) ? now : undefined;
    },
    path.join(run),
    () => `${what}; it is ${JSON.stringify(record(run))}`,
  );
}

/** Waits until a run is over. */
export function untilOver(run: string): Promise<RunRecord> {
  return untilRecord(
    run,
    ({ state }) => !['prepared', 'queued', 'running'].includes(state),
    'the run is over',
  );
}

/** Waits until a file is there. */
export async function untilFile(file: string): Promise<void> {
  await until(
    () => (fs.existsSync(file) ? true : undefined),
    path.dirname(file),
    () => `${file} is there`,
  );
}

/** Waits until a program has printed something. */
export function untilText(
  child: ChildProcess & { readonly text: () => string },
  text: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${text} was not printed, but ${child.text()}`)),
      deadline,
    );
    const look = () => {
      if (!child.text().includes(text)) return;
      clearTimeout(timer);
      resolve();
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    look();
  });
}

/** Waits until a process, or a group by its negative number, is gone; a zombie is. */
export async function untilGone(pid: number): Promise<void> {
  await until(
    () => (isAlive(pid) ? undefined : true),
    '/',
    () => `${pid} is gone`,
  );
}

/** Whether a process lives, or any of a group by its negative number. A zombie does not, where the system tells. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (!fs.existsSync('/proc/self/stat')) return true;
  return fs.readdirSync('/proc').some((name) => {
    const [state, , group] = /^\d+$/.test(name) ? statOf(name) : [];
    return state !== 'Z' && (pid > 0 ? Number(name) === pid : Number(group) === -pid);
  });
}

/** What `/proc/PID/stat` says behind the name: state, parent, group … */
function statOf(pid: string): readonly string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Who started a process, as far as that one still lives. */
export function parentOf(pid: number): number {
  return Number(statOf(String(pid))[1]);
}

/** Sends a signal, if there is anybody to hear it. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** How a program that was started ends. */
export function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Looks again whenever a folder changes, and now and then, until there is something. */
function until<T>(read: () => T | undefined, folder: string, what: () => string): Promise<T> {
  return new Promise((resolve, reject) => {
    const watcher = fs.existsSync(folder) ? fs.watch(folder, () => look()) : undefined;
    const timer = setInterval(() => look(), 50);
    const late = setTimeout(
      () => end(() => reject(new Error(`not within ${deadline / 1000} s: ${what()}`))),
      deadline,
    );
    const end = (settle: () => void) => {
      watcher?.close();
      clearInterval(timer);
      clearTimeout(late);
      settle();
    };
    const look = () => {
      const value = read();
      if (value !== undefined) end(() => resolve(value));
    };
    look();
  });
}
