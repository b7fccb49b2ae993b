import type { Asked } from '../../../protocol/channel.ts';

/** What is asked, and who hears of it. */
export interface Inquirer<Answer> {
  /** Asks; nothing where there is nothing to ask. */
  ask(): Asked<Answer> | undefined;
  take(answer: Answer): void;
  /** It went wrong, and isn't only given up. */
  fail(reason: string): void;
  /** Hears that it begins to wait for an answer, or ends. */
  onChange(): void;
}

/** One question at a time: the newest, after a pause. What was asked before is given up. */
export class Inquiry<Answer> {
  readonly #inquirer: Inquirer<Answer>;
  #asked: Asked<Answer> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is asked about has changed since it was asked. */
  #isOutdated = false;

  constructor(inquirer: Inquirer<Answer>) {
    this.#inquirer = inquirer;
  }

  /** Whether an answer is still to come. */
  get isWaiting(): boolean {
    return this.#asked !== undefined || this.#timer !== undefined;
  }

  /** Another question: the old one is given up, the new one asked after a pause (ms). */
  soon(pause: number): void {
    this.drop();
    this.#timer = setTimeout(() => this.#now(), pause);
    this.#inquirer.onChange();
  }

  /** The same question, whose answer may be another one by now. One that is on its way is waited for: else none would ever come. */
  again(pause: number): void {
    if (this.#asked) this.#isOutdated = true;
    else if (this.#timer === undefined) this.soon(pause);
  }

  /** Asks what waits for the end of a pause. */
  flush(): void {
    if (this.#timer !== undefined) this.#now();
  }

  /** Gives up what is asked. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isOutdated = false;
    const asked = this.#asked;
    this.#asked = undefined;
    asked?.cancel();
  }

  #now(): void {
    this.drop();
    const asked = this.#inquirer.ask();
    this.#asked = asked;
    asked?.answer.then(
      (answer) => this.#end(asked, () => this.#inquirer.take(answer)),
      (error) => this.#end(asked, () => this.#inquirer.fail(String(error))),
    );
    this.#inquirer.onChange();
  }

  #end(asked: Asked<Answer>, tell: () => void): void {
    if (this.#asked !== asked) return;
    const isOutdated = this.#isOutdated;
    this.#asked = undefined;
    tell();
    if (isOutdated && !this.isWaiting) this.soon(0);
    this.#inquirer.onChange();
  }
}
