/**
 * Sends items one after the other, each when the one before is written. Messages go out in the order in which they were
 * given to the connection, one in each turn of the event loop: behind thousands of them, and beside long work, an answer
 * would wait for seconds.
 */
export class OneByOne<Item> {
  readonly #send: (item: Item) => Promise<void>;
  readonly #waiting = new Set<Item>();
  #isSending = false;
  #allSent: Promise<void> = Promise.resolve();

  /** @param send says of one what is to be said when its turn comes; resolves when it is written */
  constructor(send: (item: Item) => Promise<void>) {
    this.#send = send;
  }

  /** Adds items that aren't waiting already. */
  add(items: Iterable<Item>): void {
    for (const item of items) this.#waiting.add(item);
    if (!this.#isSending) this.#allSent = this.#sendAll();
  }

  /** Resolves when everything was written, or nobody hears it any more. */
  get allSent(): Promise<void> {
    return this.#allSent;
  }

  /** One that was said otherwise needs no turn. */
  remove(item: Item): void {
    this.#waiting.delete(item);
  }

  clear(): void {
    this.#waiting.clear();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    try {
      // What is added meanwhile comes last.
      for (const item of this.#waiting) {
        this.#waiting.delete(item);
        await this.#send(item);
      }
    } catch {
      // Nobody hears it any more.
      this.#waiting.clear();
    } finally {
      this.#isSending = false;
    }
  }
}
