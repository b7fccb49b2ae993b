/** Runs one long job at a time: asked for while it runs, it runs once more afterwards, however often it was asked for. */
export class SingleFlight {
  readonly #job: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(job: () => Promise<void>) {
    this.#job = job;
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Starts the job, or has it run again; resolves when a run that began after this call is over. */
  run(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#job().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.run();
      });
    return this.#next;
  }

  /** Resolves when nothing runs or waits to run; a job's failure is told to who ran it. */
  async idle(): Promise<void> {
    while (this.#next ?? this.#running) await (this.#next ?? this.#running)?.catch(() => undefined);
  }
}
