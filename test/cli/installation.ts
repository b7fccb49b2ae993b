// A machine on which a trainer is installed: a repository of one, and stand-ins for the programs that do it.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { makeProgram, makeRepository } from '../support/install/machine.ts';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { folderWith, lora, type Run } from './lora.ts';

export type Step = 'clone' | 'venv' | 'torch' | 'requirements';

/** What of the programs of an installation is there. */
export interface Tools {
  readonly uv?: boolean;
  readonly python?: boolean;
  readonly git?: boolean;
}

/** A machine to install a trainer on. */
export class Installation {
  readonly folder: string;
  readonly repository: string;
  /** Where it is installed to. */
  readonly to: string;
  readonly env: Readonly<Record<string, string>>;
  readonly #control: string;

  constructor(tools: Tools = {}, name = 'sd-scripts') {
    this.folder = folderWith({ 'control/git': placeOf('git'), 'bin/README': '' });
    this.repository = path.join(this.folder, 'repository');
    this.to = path.join(this.folder, name);
    this.#control = path.join(this.folder, 'control');
    makeRepository(this.repository);
    const bin = path.join(this.folder, 'bin');
    const { uv = false, python = true, git: hasGit = true } = tools;
    const there = { uv, 'python3.10': python, git: hasGit };
    for (const [program, is] of Object.entries(there)) if (is) makeProgram(bin, program, this.#control);
    makeNvidiaSmi(bin, []);
    // What git's own scripts are made of.
    for (const tool of ['basename', 'sed', 'uname']) fs.symlinkSync(placeOf(tool), path.join(bin, tool));
    this.env = {
      // Nothing of this machine's own: it may have a Python, or none.
      PATH: bin,
      HOME: this.folder,
      LORA_WORKBENCH_STATE: path.join(this.folder, 'state'),
      LORA_WORKBENCH_CONFIG: path.join(this.folder, 'config'),
    };
  }

  /** The arguments of an installation from the repository here. */
  args(...more: readonly string[]): readonly string[] {
    return ['install', '--to', this.to, '--repository', this.repository, '--version', 'v1', ...more];
  }

  install(...more: readonly string[]): Promise<Run> {
    return lora(this.folder, this.args(...more), { env: this.env });
  }

  /** Has a step fail, or hang, from now on; none with undefined. */
  let(what: 'fail' | 'hang', step: Step | undefined): void {
    fs.writeFileSync(path.join(this.#control, what), step ?? '');
  }

  /** A file that is there as long as a step hangs. */
  get holding(): string {
    return path.join(this.#control, 'holding');
  }

  /** What was called up to now: its step, and the whole command. */
  calls(): readonly (readonly string[])[] {
    const file = path.join(this.#control, 'calls');
    if (!fs.existsSync(file)) return [];
    return fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  }

  /** The steps that were done or tried up to now. */
  steps(): readonly (string | undefined)[] {
    return this.calls().map(([step]) => step);
  }

  get trainersFile(): string {
    return fs.readFileSync(path.join(this.folder, 'config/trainers.toml'), 'utf8');
  }
}

function placeOf(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}
