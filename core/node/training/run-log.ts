import { basename, joinPath } from '../../path.ts';
import type { LogReading, TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { LogEnding } from '../../training/log-ending.ts';
import { advance, noProgress, type Progress } from '../../training/progress.ts';
import type { TrainerEvent } from '../../training/trainer-event.ts';
import { fromNative } from '../native-path.ts';
import { LogFollower } from './follow-log.ts';
import { TRAIN_LOG } from './run-folder.ts';
import { isWholeCheckpoint } from './whole-checkpoint.ts';

/** A run's `train.log`, followed and understood. */
export class RunLog {
  readonly #folder: string;
  readonly #follower: LogFollower;
  readonly #reading: LogReading;
  #progress = noProgress;

  constructor(folder: string, training: TrainingAdapter) {
    this.#folder = folder;
    this.#follower = new LogFollower(joinPath(folder, TRAIN_LOG));
    this.#reading = training.readLog();
  }

  /** Where the training stands, by what was read up to now. */
  get progress(): Progress {
    return this.#progress;
  }

  get ending(): LogEnding {
    return this.#reading.ending;
  }

  /** Reads what came since the last time. @param hear is told each event */
  async follow(hear: (event: TrainerEvent) => void = () => undefined): Promise<void> {
    await this.#follower.read((text) => this.#take(this.#reading.read(text), hear));
  }

  /** Reads the rest: nothing more comes. Of the checkpoints those stay that are there and whole, whatever was said of them. */
  async finish(hear: (event: TrainerEvent) => void = () => undefined): Promise<void> {
    await this.follow(hear);
    this.#take(this.#reading.end(), hear);
    const { checkpoints } = this.#progress;
    const whole = checkpoints.filter((file) => this.#isThere(fromNative(file)));
    if (whole.length < checkpoints.length) this.#progress = { ...this.#progress, checkpoints: whole };
  }

  /** Where it was written, or in the run's folder, which may have been moved since. */
  #isThere(file: string): boolean {
    return (
      isWholeCheckpoint(file) || isWholeCheckpoint(joinPath(joinPath(this.#folder, 'output'), basename(file)))
    );
  }

  #take(events: readonly TrainerEvent[], hear: (event: TrainerEvent) => void): void {
    for (const event of events) {
      this.#progress = advance(this.#progress, event);
      hear(event);
    }
  }
}
