import type { CancellationToken } from 'vscode-languageserver/node';
import type { Turn } from '../../core/ports.ts';
import { createTurn, GivenUp } from '../turn.ts';

/** Work that several requests wait for at the same time. It is given up when none of them does any more. */
export class SharedWork {
  readonly #work: (turn: Turn) => Promise<void>;
  #running: Promise<void> | undefined;
  #waiting = 0;

  constructor(work: (turn: Turn) => Promise<void>) {
    this.#work = work;
  }

  /** Has the work done, or waits for its end. @throws {GivenUp} when it was cancelled meanwhile */
  async done(token: CancellationToken): Promise<void> {
    this.#waiting++;
    const [cancelled, stop] = cancellationOf(token);
    try {
      let isDone = false;
      while (!isDone) isDone = await Promise.race([this.#once(), cancelled]);
    } finally {
      this.#waiting--;
      stop();
    }
  }

  /** Whether it came to its end: it may just have been given up for others. */
  async #once(): Promise<boolean> {
    this.#running ??= this.#work(createTurn(() => this.#waiting === 0)).finally(() => {
      this.#running = undefined;
    });
    try {
      await this.#running;
      return true;
    } catch (error) {
      if (error instanceof GivenUp) return false;
      throw error;
    }
  }
}

/** Rejects when a request is cancelled. @returns that, and what ends to listen */
function cancellationOf(token: CancellationToken): readonly [Promise<never>, () => void] {
  let stop = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    const listening = token.onCancellationRequested(() => reject(new GivenUp()));
    stop = () => listening.dispose();
    if (token.isCancellationRequested) reject(new GivenUp());
  });
  return [cancelled, stop];
}
