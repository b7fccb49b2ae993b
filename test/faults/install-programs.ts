// git, venv and pip of an installation, within this process: what they do to the disk is no call of ours.
import * as fs from 'node:fs';
import path from 'node:path';
import type { Mark, Platform } from '../../core/node/platform/index.ts';
import type { InstallPorts } from '../../core/node/training/install/install-trainer.ts';
import type { StartedProgram, StepEnd } from '../../core/node/training/install/start-program.ts';
import { dirname } from '../../core/path.ts';
import type { InstallCommand, InstallWish } from '../../core/training/install/plan.ts';
import type { ProcessIdentity } from '../../core/training/run-record.ts';
import { FakeMachine } from '../core/node/training/fake-machine.ts';
import { undisturbed } from './failing-disk.ts';

/** What a version of the trainer has. */
export const VERSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  v1: { 'train_network.py': 'v1', 'requirements.txt': 'accelerate==1.6.0\n' },
  v2: { 'train_network.py': 'v2', 'requirements.txt': 'accelerate==1.7.0\n' },
};

/** Where pip puts what it installs. */
export const PACKAGES = 'lib/python3.10/site-packages';

/** What is to be installed, in `sd`. */
export function wishIn(folder: string, version: string): InstallWish {
  return {
    source: {
      kind: 'sd-scripts',
      ...{ repository: 'https://example.org/sd-scripts', version: 'v1', hasSubmodules: false },
      ...{ pythons: ['3.10'], requirements: ['-r', 'requirements.txt'] },
      ...{ requirementFiles: ['requirements.txt'], files: ['train_network.py'] },
    },
    folder: `${folder}/sd`,
    ...{ repository: 'https://example.org/sd-scripts', version },
    torch: { packages: ['torch==2.6.0'], index: undefined },
    index: undefined,
  };
}

/** A machine with the programs of an installation. */
export class InstallMachine {
  /** The processes that live, with what ends them. */
  readonly running = new Map<number, () => void>();
  /** What they said on the terminal. */
  readonly said: string[] = [];
  /** How often we were begun: each time in another process. */
  #lives = 0;
  #pid = 1000;
  #left: number | undefined;

  readonly platform: Platform = {
    ...new FakeMachine().platform,
    startOf: async (pid) =>
      pid === process.pid ? `life ${this.#lives}` : this.running.has(pid) ? START : undefined,
    membersOf: async ({ pid, start }) => (this.running.has(pid) ? [{ pid, group: pid, start }] : []),
    endGroup: async ({ pid }) => this.running.get(pid)?.(),
  };

  /** What an installation in a folder works with. */
  ports(folder: string): InstallPorts {
    const python = { command: ['python3.10'], version: '3.10.14' } as const;
    return {
      platform: this.platform,
      state: `${folder}/state`,
      tools: { git: '2.43.0', uv: undefined, python },
      start: this.start,
      onStep() {},
    };
  }

  /** We end, and are begun anew. */
  beginAnew(): void {
    this.#lives++;
    this.said.length = 0;
  }

  /** Has a program run that an earlier life of ours began. */
  leaveRunning(): ProcessIdentity {
    const pid = ++this.#pid;
    this.#left = pid;
    this.running.set(pid, () => this.running.delete(pid));
    return { pid, start: START };
  }

  /** The programs that live and were begun since. */
  get own(): readonly number[] {
    return [...this.running.keys()].filter((pid) => pid !== this.#left);
  }

  /** Starts one. What it does it has done a moment later, unless it is ended before. */
  readonly start = (command: InstallCommand, _: Mark): StartedProgram => {
    const pid = ++this.#pid;
    const ended = new Promise<StepEnd>((resolve) => {
      const end = (how: StepEnd) => {
        if (this.running.delete(pid)) resolve(how);
      };
      this.running.set(pid, () => end({ kind: 'signal', signal: 'SIGTERM' }));
      setImmediate(() => {
        if (this.running.has(pid)) end({ kind: 'ended', code: this.#exitCodeOf(command) });
      });
    });
    return { pid, ended, kill: () => this.running.get(pid)?.() };
  };

  #exitCodeOf({ program, args }: InstallCommand): number {
    try {
      undisturbed(() => (program === 'git' ? git(args) : python(program, args)));
      return 0;
    } catch (error) {
      this.said.push(`${program} ${args.join(' ')}: ${error}`);
      return 1;
    }
  }
}

const START = 'at noon';

function git(args: readonly string[]): void {
  const [, folder = '', what, ...more] = args;
  const fetched = path.join(folder, '.git/FETCH_HEAD');
  if (args[0] === 'clone') fs.mkdirSync(path.join(args.at(-1) ?? '', '.git'), { recursive: true });
  else if (what === 'fetch' && more.length === 2) fs.writeFileSync(fetched, String(more[1]));
  else if (what === 'checkout')
    for (const [name, text] of Object.entries(VERSIONS[fs.readFileSync(fetched, 'utf8')] ?? {}))
      fs.writeFileSync(path.join(folder, name), text);
}

/** `-m venv FOLDER` of the user's own, `-m pip install …` of the environment's. */
function python(program: string, [, module, ...args]: readonly string[]): void {
  if (module === 'venv') {
    const file = path.join(args[0] ?? '', 'bin/python');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'a Python');
    return;
  }
  // Without a Python there is no pip.
  fs.readFileSync(program);
  const environment = dirname(dirname(program));
  const [what, list] = args.slice(1);
  const [name, text] =
    what === '-r'
      ? ['accelerate', fs.readFileSync(path.join(environment, '..', String(list)))]
      : ['torch', String(what)];
  fs.mkdirSync(path.join(environment, PACKAGES, name), { recursive: true });
  fs.writeFileSync(path.join(environment, PACKAGES, name, 'version'), text);
}
