import type { LogEnding } from '../../../training/log-ending.ts';
import type { LogRecord } from './log-record.ts';

const TRACEBACK = 'Traceback (most recent call last):';
/** In front of each line of a process when there are several. */
const RANK = /^\[rank\d+\]: ?/;
/** The line that ends a traceback; all before it are indented. */
const EXCEPTION = /^[A-Za-z_][\w.<>]*(?:: .*|:)?$/;
/** What `accelerate launch` says when the trainer failed, whatever the reason. */
const OF_LAUNCHER =
  /^(?:subprocess\.CalledProcessError|torch\.distributed\.elastic\.multiprocessing\.errors\.ChildFailedError)\b/;
/** What it says of a trainer that was ended from outside. */
const KILLED = /\bdied with <Signals\.(SIG[A-Z0-9]+): \d+>/;
/** Of options that argparse doesn't like. */
const USAGE = /^[\w.-]+\.py: error: (.+)$/;

/** Whether a line begins a traceback; that of a data loader's process stands in the message of another. */
export function beginsTraceback(line: string): boolean {
  const text = line.replace(RANK, '');
  return text === TRACEBACK || text === `Original ${TRACEBACK}`;
}

/** Remembers of the lines that go by what says how the training ended. */
export class EndingReader {
  #traceback: 'none' | 'open' | 'harmless' = 'none';
  #exception: string | undefined;
  #error: string | undefined;
  #signal: string | undefined;
  #lastLine = '';

  /** A line of the log. */
  record({ level, message }: LogRecord): void {
    this.seen(message);
    // Behind the slash the same stands in Japanese, in the next line where the message is wrapped.
    if (level === 'ERROR') this.#error = message.replace(/ \/$/, '');
  }

  /** Any other line, without progress bars. */
  line(line: string): void {
    const text = line.replace(RANK, '');
    if (!OF_LAUNCHER.test(text)) this.seen(line);
    if (beginsTraceback(line)) {
      if (this.#traceback !== 'harmless') this.#traceback = 'open';
    } else if (/^Exception ignored\b/.test(text)) {
      // Python says so while it cleans up; the traceback that follows is not why it ended.
      this.#traceback = 'harmless';
    } else if (this.#traceback !== 'none' && EXCEPTION.test(text)) {
      if (OF_LAUNCHER.test(text)) this.#signal = KILLED.exec(text)?.[1] ?? this.#signal;
      else if (this.#traceback === 'open') this.#exception = text;
      this.#traceback = 'none';
    } else {
      this.#error = USAGE.exec(text)?.[1] ?? this.#error;
    }
  }

  /** A line that says nothing about the ending. */
  seen(line: string): void {
    const text = line.trim();
    // A bar that the end of the process cut off has no form by which it is known.
    if (text !== '' && !text.startsWith('steps:')) this.#lastLine = text;
  }

  get ending(): Omit<LogEnding, 'saved' | 'lastCheckpoint'> {
    return {
      ...(this.#exception !== undefined && { exception: this.#exception }),
      ...(this.#error !== undefined && { error: this.#error }),
      ...(this.#signal !== undefined && { signal: this.#signal }),
      interrupted: /^KeyboardInterrupt\b/.test(this.#exception ?? ''),
      lastLine: this.#lastLine,
    };
  }
}
