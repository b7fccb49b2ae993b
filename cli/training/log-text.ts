/** What the trainer's log lines are padded with: they are made for 400 columns, with the place in its source at the end. */
const PADDING = / {2,}(?:[\w.-]+\.py:\d+)? *$/;
const ENDS = /[\r\n]/;
/** Bars that are drawn over before anybody could see them. */
const DRAWN_OVER = /(?:steps: [^\r\n]*\r)+(?=steps: )/g;

/**
 * The trainer's output as one likes to see it in a terminal: without the padding of its log lines, and of the bars that
 * came at once with the last only. Bars are passed on at once, lines when they are whole.
 */
export class LogText {
  #held = '';
  #last = '';

  /** The bar that was shown last; empty where something else was. */
  get bar(): string {
    return /(?:^|\r)(steps: [^\r\n]*)$/.exec(this.#last)?.[1] ?? '';
  }

  /** Takes what came, and gives what can be shown of it. */
  add(text: string): string {
    let shown = '';
    let rest = (this.#held + text).replace(DRAWN_OVER, '');
    for (;;) {
      const end = rest.search(ENDS);
      if (end < 0) break;
      shown += rest.slice(0, end).replace(PADDING, '') + rest[end];
      rest = rest.slice(end + 1);
    }
    // A bar begins with \r and has no end of its own; a log line begins with its time.
    this.#held = /^\s{10,}|^\d{4}-/.test(rest) ? rest : '';
    const out = this.#held === '' ? shown + rest : shown;
    if (out !== '') this.#last = out;
    return out;
  }

  /** What was held back, at the end. */
  rest(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}
