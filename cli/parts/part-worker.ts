import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LintedPart } from '../../core/slices/part.ts';
import type { WrittenSummary } from '../../core/slices/summary.ts';
import type { Counted, PartAnswer, PartTask } from './part-messages.ts';

/** Hears of a worker what it tells on its way. */
export interface PartHearing {
  /** So many more files are done. */
  readonly progress: (done: number) => void;
  readonly complain: (line: string) => void;
}

/** A thread that lints a part of a dataset, in two passes. */
export class PartWorker {
  readonly #worker: Worker;
  /** Where the last thing it was asked for is waited for. */
  #waiting: { hear: (answer: PartAnswer) => void; fail: (error: Error) => void } | undefined;
  #failure: Error | undefined;

  /** Starts it, and the first pass. @param folder where the built `lint-worker.js` lies */
  constructor(folder: string, task: PartTask, { progress, complain }: PartHearing) {
    this.#worker = new Worker(path.join(folder, 'lint-worker.js'), { workerData: task });
    this.#worker.on('message', (answer: PartAnswer) => {
      if (answer.kind === 'progress') progress(answer.done);
      else if (answer.kind === 'complaint') complain(answer.line);
      else this.#waiting?.hear(answer);
    });
    const fail = (error: Error) => {
      this.#failure ??= error;
      this.#waiting?.fail(this.#failure);
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', () => fail(new Error('a thread that lints ended before it was done')));
    this.summary = this.#next('summary').then(({ summary }) => summary);
    // Whoever waits for another one first hears of it later.
    this.summary.catch(() => undefined);
  }

  /** What it counted: the first pass. */
  readonly summary: Promise<WrittenSummary>;

  /** The second pass, once. @param counted of all parts */
  async lint(counted: Counted): Promise<LintedPart> {
    this.#worker.postMessage(counted);
    return (await this.#next('linted')).part;
  }

  end(): void {
    void this.#worker.terminate();
  }

  #next<Kind extends PartAnswer['kind']>(kind: Kind): Promise<Extract<PartAnswer, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      if (this.#failure) reject(this.#failure);
      this.#waiting = {
        hear: (answer) => {
          if (answer.kind === kind) resolve(answer as Extract<PartAnswer, { kind: Kind }>);
        },
        fail: reject,
      };
    });
  }
}
