import { setTimeout } from 'node:timers/promises';
import { joinPath } from '../../../path.ts';
import type { InstallCommand } from '../../../training/install/plan.ts';
import type { ProcessIdentity } from '../../../training/run-record.ts';
import { replaceFile } from '../../disk/replace-file.ts';
import { removeIfThere } from '../../disk/temporary-file.ts';
import type { Mark } from '../../platform/index.ts';
import type { LockHolder } from '../process-lock.ts';
import { readIfThere } from './done-steps.ts';
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

  /**
   * Runs a program to its end, its output on the terminal.
   * @throws what keeps it from being noted, after it was ended: nobody would find one that is not
   */
  async run(command: InstallCommand): Promise<StepEnd> {
    const { signal } = this.#ports;
    if (signal?.aborted) return { kind: 'stopped' };
    const program = this.#ports.start(command, this.#mark);
    const identity = await this.#noteStarted(program);
    const stop = () => {
      if (identity) this.#end(identity).catch(program.kill);
    };
    signal?.addEventListener('abort', stop);
    // It may have been asked for while the program was noted.
    if (signal?.aborted) stop();
    const end = await program.ended;
    signal?.removeEventListener('abort', stop);
    this.#forget();
    return signal?.aborted ? { kind: 'stopped' } : end;
  }

  /** Notes which program runs. @returns undefined for one that ended by now, or never began */
  async #noteStarted({ pid, ended, kill }: StartedProgram): Promise<ProcessIdentity | undefined> {
    if (pid === undefined) return undefined;
    let identity: ProcessIdentity | undefined;
    try {
      const start = await this.#holder.platform.startOf(pid);
      if (start === undefined) return undefined;
      identity = { pid, start };
      replaceFile(this.#holder.disk, this.#file, JSON.stringify(identity));
      return identity;
    } catch (error) {
      if (identity) await this.#end(identity).catch(kill);
      else kill();
      await ended;
      throw error;
    }
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

  #forget(): void {
    removeIfThere(this.#holder.disk, this.#file);
  }

  /** @throws the system's error: a program that may run is not forgotten */
  #noted(): ProcessIdentity | undefined {
    const bytes = readIfThere(this.#holder.disk, this.#file);
    if (bytes === undefined) return undefined;
    try {
      const { pid, start } = JSON.parse(Buffer.from(bytes).toString('utf8'));
      return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined;
    } catch {
      return undefined;
    }
  }
}
