/** How long work is quiet (ms) before anybody wonders, and how often it says more then. */
const PATIENCE = 1000;
const PERIOD = 100;

/** A terminal, as progress needs it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** Tells on a terminal, on one line that goes away again, how far long work is. */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  #next: number;
  #isShown = false;

  /** @param now tells the time in ms */
  constructor(stream: ProgressStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#next = stream.isTTY ? now() + PATIENCE : Number.POSITIVE_INFINITY;
  }

  /** Says what is done just now, if it is time to. @param describe only asked then */
  tell(describe: () => string): void {
    if (this.#next === Number.POSITIVE_INFINITY) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + PERIOD;
    this.#isShown = true;
    this.#stream.write(`\r${describe()}\u001b[K`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) this.#stream.write('\r\u001b[K');
    this.#isShown = false;
  }
}
