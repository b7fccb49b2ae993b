import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ScanPart, ScanRequest } from '../../core/node/scan.ts';
import type { WorkerAnswer, WorkerRequest } from '../../core/node/scan-worker.ts';

interface Scan {
  readonly onPart: (part: ScanPart) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Scans folders in a worker thread, so that the server answers meanwhile. The worker starts with the first scan. */
export class Scanner {
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #scans = new Map<number, Scan>();

  /** Scans one folder; `onPart` hears each part as it comes. Rejects when the worker can't go on. */
  scan(request: ScanRequest, onPart: (part: ScanPart) => void): Promise<void> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#scans.set(id, { onPart, resolve, reject });
      this.#start().postMessage({ id, request } satisfies WorkerRequest);
    });
  }

  async dispose(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(path.join(__dirname, 'scan-worker.js'));
    worker.on('message', (answer: WorkerAnswer) => this.#hear(answer));
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(new Error('the scan worker ended')));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #hear(answer: WorkerAnswer): void {
    const scan = this.#scans.get(answer.id);
    if (!scan) return;
    if ('part' in answer) {
      scan.onPart(answer.part);
      return;
    }
    this.#scans.delete(answer.id);
    'error' in answer ? scan.reject(new Error(answer.error)) : scan.resolve();
  }

  #fail(error: Error): void {
    this.#worker = undefined;
    const scans = [...this.#scans.values()];
    this.#scans.clear();
    for (const { reject } of scans) reject(error);
  }
}
