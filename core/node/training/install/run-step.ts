import { setTimeout } from 'node:timers/promises';
import { joinPath } from '../../../path.ts';
import type { InstallCommand } from '../../../training/install/plan.ts';
import type { ProcessIdentity } from '../../../training/run-record.ts';
import { removeIfThere } from '../../edits/apply-edits.ts';
import type { Mark } from '../../platform/index.ts';
import type { LockHolder } from '../process-lock.ts';
import { replaceFile } from '../run-folder.ts';
import type { StartedProgram, StepEnd } from './start-program.ts';

/** How long one that was asked to end gets until it is ended (ms). */
const GRACE = 5_000;
const TICK = 100;

/** What running the programs of an installation needs of who installs. */
export interface StepPorts {
  /** Starts a program. @param mark by which it is known, and what it starts itself */
  start(command: InstallCommand, mark: Mark): StartedProgram;
  /** Ends it, and what it runs. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the programs of one installation, each in a process group of its own and with this process's terminal; which one
 * runs stands in a file, so that one that outlived us is found and ended before it meets its successor.
 */
export class StepRunner {
  readonly #holder: LockHolder;
  readonly #file: string;
  readonly #mark: Mark;
  readonly #ports: StepPorts;

  /** @param state where it is noted @param name of the installation: letters, digits and dashes */
  constructor(holder: LockHolder, state: string, name: string, folder: string, ports: StepPorts) {
    this.#holder = holder;
    this.#file = joinPath(state, `${name}.json`);
    this.#mark = { name: 'LORA_WORKBENCH_INSTALL', value: folder };
    this.#ports = ports;
  }

  /** Ends what an earlier installation left running. */
  async endLeftOver(): Promise<void> {
    const left = this.#noted();
    if (left) await this.#end(left);
    this.#forget();
  }

  /** Runs a program to its end, its output on the terminal. */
  async run(command: InstallCommand): Promise<StepEnd> {
    const { start: begin, signal } = this.#ports;
    if (signal?.aborted) return { kind: 'stopped' };
    const { pid, ended, kill } = begin(command, this.#mark);
    const start = pid === undefined ? undefined : await this.#holder.platform.startOf(pid);
    const identity = pid === undefined || start === undefined ? undefined : { pid, start };
    if (identity) this.#note(identity);
    const stop = () => {
      if (identity) this.#end(identity).catch(kill);
    };
    signal?.addEventListener('abort', stop);
    const end = await ended;
    signal?.removeEventListener('abort', stop);
    this.#forget();
    return signal?.aborted ? { kind: 'stopped' } : end;
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
