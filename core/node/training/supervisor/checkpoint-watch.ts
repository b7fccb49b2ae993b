import type { TrainerEvent } from '../../../training/trainer-event.ts';

/**
 * Waits for the next checkpoint to be whole, with its saved state and its sample pictures: the trainer goes on to the
 * next step or epoch only after them. (The bar of the same step may be drawn again while it still writes.)
 */
export class CheckpointWatch {
  #isArmed = false;
  #step = 0;
  #file: string | undefined;
  #isOver = false;

  /** From now on a checkpoint that is begun is the next one. */
  arm(): void {
    this.#isArmed = true;
  }

  /** The next checkpoint's file as the trainer prints it, when the trainer is done with it. */
  get done(): string | undefined {
    return this.#isOver ? this.#file : undefined;
  }

  hear(event: TrainerEvent): void {
    if (event.kind === 'checkpoint' && this.#isArmed) this.#file ??= event.file;
    const isNextStep = event.kind === 'step' && event.step > this.#step;
    if (event.kind === 'step') this.#step = Math.max(this.#step, event.step);
    if (this.#file !== undefined && (isNextStep || event.kind === 'epoch')) this.#isOver = true;
  }
}
