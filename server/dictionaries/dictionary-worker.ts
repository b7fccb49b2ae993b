import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ListCheck } from '../../core/node/dictionaries/check-list.ts';
import type { FoundList, ListPlaces } from '../../core/node/dictionaries/find-lists.ts';
import type { DictionaryRequest } from '../../core/node/dictionaries/load-dictionary.ts';
import type { LoadedDictionary } from '../../core/node/dictionaries/loaded-dictionary.ts';
import type { DictionaryWorkerAnswer, DictionaryWorkerRequest } from '../../core/node/dictionary-worker.ts';

type Question<Kind extends string> = Extract<DictionaryWorkerRequest, Record<Kind, unknown>>[Kind &
  keyof Extract<DictionaryWorkerRequest, Record<Kind, unknown>>];

/**
 * A worker thread that knows tag lists. It starts with the first question; whoever asked ends it, since what it needed
 * for an index is several times what is left of it.
 */
export class DictionaryWorker {
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<
    number,
    { resolve(answer: DictionaryWorkerAnswer): void; reject(error: Error): void }
  >();

  async find(places: ListPlaces): Promise<readonly FoundList[]> {
    const answer = await this.#ask({ id: ++this.#lastId, find: places });
    return 'found' in answer ? answer.found : [];
  }

  async load(request: DictionaryRequest): Promise<LoadedDictionary> {
    const answer = await this.#ask({ id: ++this.#lastId, load: request });
    if (!('loaded' in answer)) throw new Error('the dictionary worker gave another answer');
    return answer.loaded;
  }

  async check(request: Question<'check'>): Promise<ListCheck> {
    const answer = await this.#ask({ id: ++this.#lastId, check: request });
    return 'checked' in answer ? answer.checked : { kind: 'other' };
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #ask(request: DictionaryWorkerRequest): Promise<DictionaryWorkerAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#start().postMessage(request);
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(path.join(__dirname, 'dictionary-worker.js'));
    worker.on('message', (answer: DictionaryWorkerAnswer) => {
      const asked = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      'error' in answer ? asked?.reject(new Error(answer.error)) : asked?.resolve(answer);
    });
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(new Error('the dictionary worker ended')));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #fail(error: Error): void {
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
