import { type ChildProcess, fork } from 'node:child_process';
import * as os from 'node:os';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { MOST_PIXELS } from '../../image/pixels/measure.ts';
import type { PixelAnswer, PixelRequest } from './pixel-worker.ts';
import type { Rewriting, Rewritten } from './rewrite-picture.ts';

/** A picture to look at: native path, and how many pixels it has by its header. */
export interface Picture {
  readonly path: string;
  readonly pixels: number;
}

/** One that works on a picture at a time. */
export interface PixelWorker {
  send(request: PixelRequest): void;
  onAnswer(hear: (answer: PixelAnswer) => void): void;
  onEnd(hear: (reason: string) => void): void;
  end(): void;
}

/** What the workers need. */
export interface PixelWorkersOptions {
  readonly start: () => PixelWorker;
  /** How many there are at most. */
  readonly most: number;
  /** Hears each problem once. */
  readonly log: (line: string) => void;
  /** Hears, once, that no picture can be decoded here. */
  readonly onNoDecoder?: () => void;
}

/** What one is asked, but for its number. */
type Wish = Omit<PixelRequest, 'id'>;

interface Job {
  readonly picture: Picture;
  readonly wish: Wish;
  /** Hears nothing but why where the worker ended. */
  readonly resolve: (answer: Omit<PixelAnswer, 'id'>) => void;
}

/** More would not be faster on any machine that people have at home, and each takes some 50 MB. */
const MOST_WORKERS = 12;

/** All cores but one, which the editor needs. */
export function usualWorkers(): number {
  return Math.min(Math.max(1, os.availableParallelism() - 1), MOST_WORKERS);
}

/**
 * A worker in a process of its own. A thread would share Node's four decoding threads with all others, and a decoder that
 * crashes would take everything with it.
 * @param file the built `pixel-worker.js`
 * @param waits whether it leaves the machine to whatever else is to be done
 */
export function startPixelWorker(file: string, waits: boolean): PixelWorker {
  const child: ChildProcess = fork(file, [], { execArgv: [], stdio: 'ignore', serialization: 'advanced' });
  try {
    if (waits && child.pid !== undefined)
      os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then it has the same as everybody.
  }
  // Nobody waits for one that has nothing to do.
  const rest = () => {
    child.unref();
    child.channel?.unref();
  };
  return {
    send(request) {
      child.ref();
      child.channel?.ref();
      // A failure shows in its end.
      child.send(request, () => undefined);
    },
    onAnswer(hear) {
      child.on('message', (answer: PixelAnswer) => {
        rest();
        hear(answer);
      });
      rest();
    },
    onEnd: (hear) => {
      child.on('error', (error) => hear(String(error)));
      child.on('exit', (code, signal) => hear(`it ended with ${signal ?? code}`));
    },
    end: () => child.kill(),
  };
}

/**
 * Looks at pictures in several processes, in the order they are asked for. Workers start when they are needed. Large
 * pictures wait until others are done: together they never have more pixels than one picture may have.
 */
export class PixelWorkers {
  readonly #options: PixelWorkersOptions;
  readonly #waiting = new Set<Job>();
  readonly #idle: PixelWorker[] = [];
  readonly #busy = new Map<PixelWorker, Job>();
  readonly #problems = new Set<string>();
  #lastId = 0;
  #isWithoutDecoder = false;

  constructor(options: PixelWorkersOptions) {
    this.#options = options;
  }

  /** How many pictures are looked at together, at most. */
  get most(): number {
    return this.#options.most;
  }

  /** The facts of a picture. Never rejects. */
  async read(picture: Picture): Promise<PixelFacts> {
    return (await this.#ask(picture, { picture: picture.path })).facts ?? { state: 'unseen' };
  }

  /** Has a picture written anew. Never rejects. */
  async rewrite(picture: Picture, rewriting: Rewriting): Promise<Rewritten> {
    const { rewritten, problem = '' } = await this.#ask(picture, { picture: picture.path, rewriting });
    return rewritten ?? { state: 'failed', detail: problem };
  }

  /** Whether pictures can be decoded here at all. */
  async canDecode(): Promise<boolean> {
    await this.#ask({ path: '', pixels: 0 }, { picture: '' });
    return !this.#isWithoutDecoder;
  }

  #ask(picture: Picture, wish: Wish): Promise<Omit<PixelAnswer, 'id'>> {
    // What one worker can't, none can.
    if (this.#isWithoutDecoder) return Promise.resolve({});
    return new Promise((resolve) => {
      this.#waiting.add({ picture, wish, resolve });
      this.#next();
    });
  }

  /** Ends the workers that have nothing to do: they keep memory, and come again. */
  rest(): void {
    for (const worker of this.#idle.splice(0)) worker.end();
  }

  dispose(): void {
    this.#waiting.clear();
    for (const worker of [...this.#idle.splice(0), ...this.#busy.keys()]) worker.end();
  }

  #next(): void {
    if (this.#isWithoutDecoder) {
      for (const { resolve } of this.#waiting) resolve({});
      this.#waiting.clear();
    }
    for (const job of this.#waiting) {
      if (this.#busy.size >= this.#options.most || !this.#hasRoom(job)) return;
      this.#waiting.delete(job);
      const worker = this.#idle.pop() ?? this.#start();
      this.#busy.set(worker, job);
      worker.send({ id: ++this.#lastId, ...job.wish });
    }
  }

  #hasRoom({ picture }: Job): boolean {
    let pixels = picture.pixels;
    for (const { picture: other } of this.#busy.values()) pixels += other.pixels;
    return this.#busy.size === 0 || pixels <= MOST_PIXELS;
  }

  #start(): PixelWorker {
    const worker = this.#options.start();
    worker.onAnswer(({ id: _, ...answer }) => {
      if (answer.problem !== undefined) this.#tell(answer.problem);
      if (answer.isWithoutDecoder) this.#miss();
      this.#idle.push(worker);
      this.#done(worker, answer);
    });
    worker.onEnd((reason) => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
      const job = this.#busy.get(worker);
      // One that has nothing to do was told to end.
      if (!job) return;
      this.#tell(`the pixel worker failed at ${job.picture.path}: ${reason}`);
      this.#done(worker, { problem: reason });
    });
    return worker;
  }

  #done(worker: PixelWorker, answer: Omit<PixelAnswer, 'id'>): void {
    const job = this.#busy.get(worker);
    this.#busy.delete(worker);
    job?.resolve(answer);
    this.#next();
  }

  #miss(): void {
    if (!this.#isWithoutDecoder) this.#options.onNoDecoder?.();
    this.#isWithoutDecoder = true;
  }

  #tell(problem: string): void {
    if (this.#problems.has(problem)) return;
    this.#problems.add(problem);
    this.#options.log(problem);
  }
}
