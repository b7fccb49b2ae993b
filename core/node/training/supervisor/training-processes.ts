import type { ProcessIdentity } from '../../../training/run-record.ts';
import { isAlive, launcherOf, markOf, trainingProcesses } from '../run-processes.ts';
import type { World } from './world.ts';

/** How often it looks whether they ended (ms). */
const TICK = 250;

/** The processes of a run's training, for the one who looks after it. */
export class TrainingProcesses {
  readonly #world: World;
  readonly #folder: string;
  readonly #complain: (error: unknown) => void;
  #launcher: ProcessIdentity | null;

  /** @param launcher null where it was never noted @param complain is told what the system refused */
  constructor(
    world: World,
    folder: string,
    launcher: ProcessIdentity | null,
    complain: (error: unknown) => void,
  ) {
    this.#world = world;
    this.#folder = folder;
    this.#launcher = launcher;
    this.#complain = complain;
  }

  /** Their launcher, also when it is gone; null as long as it is not found. */
  get launcher(): ProcessIdentity | null {
    return this.#launcher;
  }

  /** Whether any of them lives; where the system doesn't tell, it is believed. */
  async live(): Promise<boolean> {
    const { platform } = this.#world;
    try {
      const process = (await launcherOf(platform, this.#folder, { process: this.#launcher })) ?? null;
      this.#launcher = process;
      if (await isAlive(platform, process)) return true;
      return process !== null && (await trainingProcesses(platform, this.#folder, { process })).length > 0;
    } catch (error) {
      this.#complain(error);
      return true;
    }
  }

  /** Asks all of them to end, and ends those that don't. */
  async end(): Promise<void> {
    const { platform } = this.#world;
    if (!(await this.live())) return;
    await this.#tell('ask');
    for (let waited = 0; waited < platform.patience; waited += TICK) {
      if (!(await this.live())) return;
      await this.#world.wait(TICK);
    }
    if (await this.live()) await this.#tell('force');
  }

  async #tell(how: 'ask' | 'force'): Promise<void> {
    if (!this.#launcher) return;
    try {
      await this.#world.platform.endGroup(this.#launcher, markOf(this.#folder), how);
    } catch (error) {
      this.#complain(error);
    }
  }
}
