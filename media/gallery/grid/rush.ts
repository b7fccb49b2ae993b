/** So soon after each other are drawings of one movement (ms). */
const SOON = 100;
/** So many of them in a row, and nobody looks at single pictures. */
const MANY = 3;

/** Whether rows rush by, as when the scrollbar is torn down: half of the screen or more with each drawing. */
export class Rush {
  readonly #onEnd: () => void;
  #first = 0;
  #last = Number.NEGATIVE_INFINITY;
  #fast = 0;
  #ending: ReturnType<typeof setTimeout> | undefined;

  /** @param onEnd hears when it is over */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  /** @param first the first row that is drawn now; `last` the last one that can be seen */
  isOn(first: number, last: number): boolean {
    const now = performance.now();
    const moved = Math.abs(first - this.#first);
    const isFast = moved > 0 && moved >= (last - first) / 2 && now - this.#last < SOON;
    // What is drawn anew at a place, for what has come, tells nothing of the movement.
    if (moved > 0 || now - this.#last >= SOON) {
      this.#fast = isFast ? this.#fast + 1 : 0;
      this.#last = now;
    }
    this.#first = first;
    clearTimeout(this.#ending);
    const isOn = this.#fast >= MANY;
    if (isOn) this.#ending = setTimeout(() => this.#end(), SOON);
    return isOn;
  }

  #end(): void {
    this.#fast = 0;
    this.#onEnd();
  }
}
