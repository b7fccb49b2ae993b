import { type ChildProcess, spawn } from 'node:child_process';
import * as path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { joinPath } from '../../../path.ts';
import type { InstallCommand } from '../../../training/install/plan.ts';
import type { ProcessIdentity } from '../../../training/run-record.ts';
import { childEnvironment } from '../../child-environment.ts';
import { removeIfThere } from '../../edits/apply-edits.ts';
import { toNative } from '../../native-path.ts';
import type { Mark } from '../../platform/index.ts';
import type { LockHolder } from '../process-lock.ts';
import { replaceFile } from '../run-folder.ts';

/** How a program of an installation ended. */
export type StepEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly detail: string }
  | { readonly kind: 'stopped' };

/** How long one that was asked to end gets until it is ended (ms). */
const GRACE = 5_000;
const TICK = 100;

/** What programs of an installation have in addition: nobody is asked for a password, nothing of other environments. */
const ADDED: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_USER: '0',
  PYTHONNOUSERSITE: '1',
  PYTHONUTF8: '1',
};

/**
 * Runs the programs of one installation, each in a process group of its own and with this process's terminal; which one
 * runs stands in a file, so that one that outlived us is found and ended before it meets its successor.
 */
export class StepRunner {
  readonly #holder: LockHolder;
  readonly #file: string;
  readonly #mark: Mark;
  readonly #signal: AbortSignal | undefined;

  /** @param state where it is noted @param name of the installation: letters, digits and dashes */
  constructor(
    holder: LockHolder,
    state: string,
    name: string,
    folder: string,
    signal: AbortSignal | undefined,
  ) {
    this.#holder = holder;
    this.#file = joinPath(state, `${name}.json`);
    this.#mark = { name: 'LORA_WORKBENCH_INSTALL', value: folder };
    this.#signal = signal;
  }

  /** Ends what an earlier installation left running. */
  async endLeftOver(): Promise<void> {
    const left = this.#noted();
    if (left) await this.#end(left);
    this.#forget();
  }

  /** Runs a program to its end, its output on the terminal. */
  async run({ program, args, folder }: InstallCommand): Promise<StepEnd> {
    if (this.#signal?.aborted) return { kind: 'stopped' };
    const child = spawn(toNative(program), args.map(toNativeArgument), {
      // Windows looks for a program in the working folder first.
      cwd: folder === undefined ? path.parse(process.execPath).root : toNative(folder),
      env: { ...childEnvironment(), ...ADDED, [this.#mark.name]: this.#mark.value },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: this.#holder.platform.hasGroups,
      windowsHide: true,
    });
    const ended = endOf(child);
    const start = child.pid === undefined ? undefined : await this.#holder.platform.startOf(child.pid);
    const identity = child.pid === undefined || start === undefined ? undefined : { pid: child.pid, start };
    if (identity) this.#note(identity);
    const stop = () => {
      if (identity) this.#end(identity).catch(() => child.kill('SIGKILL'));
    };
    this.#signal?.addEventListener('abort', stop);
    const end = await ended;
    this.#signal?.removeEventListener('abort', stop);
    this.#forget();
    return this.#signal?.aborted ? { kind: 'stopped' } : end;
  }

  async #end(leader: ProcessIdentity): Promise<void> {
    const { platform } = this.#holder;
    await platform.endGroup(leader, this.#mark, 'ask');
    for (let waited = 0; waited < GRACE; waited += TICK) {
      if ((await platform.membersOf(leader, this.#mark)).length === 0) return;
      await setTimeout(TICK);
    }
    await platform.endGroup(leader, this.#mark, 'force');
  }

  #note(identity: ProcessIdentity): void {
    replaceFile(this.#holder.disk, this.#file, JSON.stringify(identity));
  }

  #forget(): void {
    removeIfThere(this.#holder.disk, this.#file);
  }

  #noted(): ProcessIdentity | undefined {
    try {
      const { pid, start } = JSON.parse(Buffer.from(this.#holder.disk.read(this.#file)).toString('utf8'));
      return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined;
    } catch {
      return undefined;
    }
  }
}

function endOf(child: ChildProcess): Promise<StepEnd> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'not-started', detail: message }));
    child.once('exit', (code, signal) =>
      resolve(code === null ? { kind: 'signal', signal: signal ?? '' } : { kind: 'ended', code }),
    );
  });
}

/** A path in core's form among arguments; an address or a switch stays as it is. */
function toNativeArgument(argument: string): string {
  return /^[A-Za-z]:\//.test(argument) ? toNative(argument) : argument;
}
