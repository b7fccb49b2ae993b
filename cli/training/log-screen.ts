import process from 'node:process';
import { LogFollower } from '../../core/node/training/follow-log.ts';
import { LogText } from './log-text.ts';

/** To the beginning of the line, and away with all behind it. */
const REDRAW = '\r\u001b[J';
/** How much of a long log is shown when one comes to it late (bytes). */
const TAIL = 1024 * 1024;

/** Shows a growing log on the standard output. */
export class LogScreen {
  readonly #follower: LogFollower;
  #isEmpty = true;
  readonly #text = new LogText(() => (process.stdout.isTTY ? process.stdout.columns : undefined));

  /** @param file in core's form */
  constructor(file: string) {
    this.#follower = LogFollower.atTail(file, TAIL);
    // The next bar may be a minute away.
    process.stdout.on('resize', () => {
      if (this.#text.bar !== '') process.stdout.write(`${REDRAW}${this.#text.bar}`);
    });
  }

  /** Whether there was nothing to show yet. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Shows what came since the last time. */
  async show(): Promise<void> {
    await this.#follower.read((piece) => {
      this.#isEmpty = false;
      process.stdout.write(this.#text.add(piece));
    });
  }

  /** Shows what was held back: nothing more comes. */
  finish(): void {
    process.stdout.write(`${this.#text.rest()}\n`);
  }
}
