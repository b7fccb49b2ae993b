/** What the trainer's log lines are padded with: they are made for 400 columns, with the place in its source at the end. */
const PADDING = / {2,}(?:[\w.-]+\.py:\d+)? *$/;
const ENDS = /[\r\n]/;
/** Bars that are drawn over before anybody could see them. */
const DRAWN_OVER = /(?:steps: [^\r\n]*\r)+(?=steps: )/g;
const BAR = /(^|\r)(steps: [^\r\n]*)/g;
/** What moves a terminal's cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it begins with one
const CURSOR = /\u001b\[[\d;]*[A-Za-z]/g;
/** A line that long is none of the trainer's. */
const LONGEST = 64 * 1024;

/** Where the text is shown: how many columns a terminal has at this moment, or none in a pipe or a file. */
export type Columns = () => number | undefined;

/**
 * The trainer's output as one likes to see it in a terminal: without the padding of its log lines, and of the bars that
 * came at once with the last only, in one line. Bars are passed on at once, lines when they are whole.
 */
export class LogText {
  readonly #columns: Columns;
  #held = '';
  #last = '';

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** The bar that was shown last; empty where something else was. */
  get bar(): string {
    return this.#fitted(/(?:^|\r)(steps: [^\r\n]*)$/.exec(this.#last)?.[1] ?? '');
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
    this.#held = /^\s{10,}|^\d{4}-/.test(rest) && rest.length < LONGEST ? rest : '';
    const out = this.#held === '' ? shown + rest : shown;
    if (out !== '') this.#last = out;
    return this.#fitted(out);
  }

  /** What was held back, at the end. */
  rest(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** A bar that is wider than the terminal would leave a line each time that it is drawn. */
  #fitted(text: string): string {
    const columns = this.#columns();
    if (columns === undefined) return text.replace(CURSOR, '');
    return text.replace(BAR, (_, start: string, bar: string) => start + bar.slice(0, columns - 1));
  }
}
