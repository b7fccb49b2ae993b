import { onceAFrame } from './once-a-frame.ts';

/** What comes so soon is worth waiting for before anything is drawn (ms). */
const AT_ONCE = 60;

/**
 * When the page is drawn: once a frame. The first time it is drawn with its pairs, if they come soon, and at once: an empty page
 * before that would take longer than they do.
 */
export class Drawing {
  readonly #draw: () => void;
  readonly #drawSoon: () => void;
  readonly #isWhole: () => boolean;
  #isHeld = true;
  /** What was drawn first is not painted yet: whatever is drawn now would have it wait. */
  #isFirstPainted = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param isWhole whether all is here that the page shows first */
  constructor(draw: () => void, isWhole: () => boolean) {
    this.#draw = draw;
    this.#drawSoon = onceAFrame(draw);
    this.#isWhole = isWhole;
  }

  /** Begins to wait for what is drawn first. */
  begin(): void {
    if (this.#isHeld) this.#waiting ??= setTimeout(() => this.#first(), AT_ONCE);
  }

  soon(): void {
    if (this.#isFirstPainted) this.#drawSoon();
    // Whoever changed something may be about to change more.
    else if (this.#isHeld && this.#waiting !== undefined)
      queueMicrotask(() => this.#isWhole() && this.#first());
  }

  #first(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    clearTimeout(this.#waiting);
    this.#draw();
    // A task that begins in a frame runs when that is painted.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isFirstPainted = true;
        this.#drawSoon();
      }),
    );
  }
}
