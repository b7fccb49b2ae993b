import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CancellationToken } from 'vscode-languageserver/node';
import type {
  ThumbnailWorkerAnswer,
  ThumbnailWorkerData,
  ThumbnailWorkerRequest,
} from '../../core/node/thumbnails/thumbnail-worker.ts';
import type { Thumbnail } from '../../core/node/thumbnails/thumbnails.ts';
import { GivenUp } from '../turn.ts';

/** So many are made at a time; the rest wait, where they can still be cancelled. */
const MOST = 4;

interface Job {
  readonly picture: string;
  readonly resolve: (thumbnail: Thumbnail) => void;
}

/** Has thumbnails made in a worker thread, in the order they are asked for. The worker starts with the first one. */
export class Thumbnailer {
  /** Native paths, here and below. */
  readonly folder: string;
  readonly #log: (line: string) => void;
  readonly #waiting = new Set<Job>();
  readonly #running = new Map<number, Job>();
  readonly #problems = new Set<string>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(folder: string, log: (line: string) => void) {
    this.folder = folder;
    this.#log = log;
  }

  /** The thumbnail of a picture. @throws {GivenUp} when it was cancelled while it waited */
  thumbnail(picture: string, token: CancellationToken): Promise<Thumbnail> {
    return new Promise((resolve, reject) => {
      if (token.isCancellationRequested) return reject(new GivenUp());
      const cancelling = token.onCancellationRequested(() => {
        if (this.#waiting.delete(job)) reject(new GivenUp());
      });
      const job: Job = {
        picture,
        resolve: (thumbnail) => {
          cancelling.dispose();
          resolve(thumbnail);
        },
      };
      this.#waiting.add(job);
      this.#next();
    });
  }

  #next(): void {
    for (const job of this.#waiting) {
      if (this.#running.size >= MOST) return;
      this.#waiting.delete(job);
      const id = ++this.#lastId;
      this.#running.set(id, job);
      this.#start().postMessage({ id, picture: job.picture } satisfies ThumbnailWorkerRequest);
    }
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(path.join(__dirname, 'thumbnail-worker.js'), {
      workerData: { folder: this.folder } satisfies ThumbnailWorkerData,
    });
    worker.on('message', ({ id, thumbnail }: ThumbnailWorkerAnswer) => this.#hear(id, thumbnail));
    worker.on('error', (error) => this.#fail(worker, String(error)));
    worker.on('exit', () => this.#fail(worker, 'it ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #hear(id: number, thumbnail: Thumbnail): void {
    if (thumbnail.kind === 'original' && thumbnail.problem) this.#tell(thumbnail.problem);
    this.#running.get(id)?.resolve(thumbnail);
    this.#running.delete(id);
    this.#next();
  }

  /** The pictures themselves are shown instead of what it was working on. */
  #fail(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#tell(`the thumbnail worker failed: ${reason}`);
    for (const { resolve } of this.#running.values()) resolve({ kind: 'original' });
    this.#running.clear();
    this.#next();
  }

  /** Says each thing once: it is the same for every picture. */
  #tell(problem: string): void {
    if (this.#problems.has(problem)) return;
    this.#problems.add(problem);
    this.#log(problem);
  }
}
