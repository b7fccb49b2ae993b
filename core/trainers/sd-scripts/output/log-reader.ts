import type { LogEnding } from '../../../training/log-ending.ts';
import type { TrainerEvent } from '../../../training/trainer-event.ts';
import { beginsTraceback, EndingReader } from './ending-reader.ts';
import { gluedLine, type LogRecord, readContinuation, readRecord } from './log-record.ts';
import { readBar } from './progress-bar.ts';
import { readMessage, readPrint, wantsMore } from './read-segment.ts';
import { ESCAPE, Segments, stripEscapes } from './segments.ts';

/** How many lines a prompt has at most, where nothing says in which of them it ends. */
const LINES_OF_PROMPT = 100;
/** How much of a wrapped message is kept, in UTF-16 units. */
const LONGEST_MESSAGE = 64 * 1024;

/**
 * Reads what sd-scripts prints, on a terminal, into a pipe or into a file, and tells what it means. stdout and stderr
 * can come as one stream or be read by a reader each.
 */
export class LogReader {
  readonly #segments = new Segments();
  readonly #ending = new EndingReader();
  #events: TrainerEvent[] = [];
  /** Whether the unfinished segment's bar was told; looked for once, at the first bracket. */
  #bar: 'not looked for' | 'none' | 'told' = 'not looked for';
  /** A message that may go on in the next line. */
  #held: string | undefined;
  /** How many more lines can belong to a prompt that is printed without columns. */
  #ofPrompt = 0;
  #saved = false;
  #lastCheckpoint: string | undefined;

  /** @param chunk the next part of the output; may be cut anywhere */
  read(chunk: string): readonly TrainerEvent[] {
    for (const segment of this.#segments.push(chunk)) this.#readSegment(segment);
    if (this.#bar === 'not looked for' && chunk.includes(']')) this.#readUnfinishedBar();
    return this.#takeEvents();
  }

  /** The output is at its end. */
  end(): readonly TrainerEvent[] {
    this.#readSegment(this.#segments.take());
    this.#tellHeld();
    return this.#takeEvents();
  }

  /** What is known of the ending; of an unfinished last line only after `end`. */
  get ending(): LogEnding {
    return {
      saved: this.#saved,
      ...(this.#lastCheckpoint !== undefined && { lastCheckpoint: this.#lastCheckpoint }),
      ...this.#ending.ending,
    };
  }

  /** A bar is whole long before its segment is finished, which is when the next one is drawn. */
  #readUnfinishedBar(): void {
    const { rest } = this.#segments;
    if (!rest.includes(']')) return;
    this.#bar = 'none';
    const bar = rest.startsWith('steps: ') ? readBar(rest) : undefined;
    if (!bar?.event || rest.slice(0, bar.end).includes(ESCAPE)) return;
    this.#bar = 'told';
    this.#tellHeld();
    this.#tell(bar.event);
  }

  #readSegment(segment: string): void {
    const told = this.#bar === 'told';
    this.#bar = 'not looked for';
    const text = stripEscapes(segment).trimEnd();
    if (text === '') return;
    if (this.#held !== undefined) {
      const more = readContinuation(text);
      if (more !== undefined) {
        if (this.#held.length < LONGEST_MESSAGE) this.#held += ` ${more}`;
        return;
      }
      this.#tellHeld();
    }
    const bar = readBar(text);
    if (bar?.event && !told) this.#tell(bar.event);
    const line = bar ? gluedLine(text.slice(bar.end)) : text;
    if (line !== '') this.#readLine(line);
  }

  #readLine(line: string): void {
    const record = readRecord(line);
    if (this.#isOfPrompt(line)) this.#ending.seen(line);
    else if (record) this.#readRecord(record);
    else {
      const event = readPrint(line) ?? readMessage(line);
      if (event) this.#ending.seen(line);
      else this.#ending.line(line);
      if (event?.kind === 'sample') this.#ofPrompt = LINES_OF_PROMPT;
      this.#tell(event);
    }
  }

  #readRecord(record: LogRecord): void {
    this.#ending.record(record);
    if (record.level !== 'INFO') return;
    if (wantsMore(record.message)) this.#held = record.message;
    else this.#tell(readMessage(record.message));
  }

  /**
   * Without columns nothing tells a further line of a prompt from a line of the log. The trainer logs the height next,
   * behind the two prompts: up to there nothing is believed.
   */
  #isOfPrompt(line: string): boolean {
    if (this.#ofPrompt === 0) return false;
    this.#ofPrompt = beginsTraceback(line) || /^height: \d+$/.test(line) ? 0 : this.#ofPrompt - 1;
    return this.#ofPrompt > 0;
  }

  #tellHeld(): void {
    if (this.#held !== undefined) this.#tell(readMessage(this.#held));
    this.#held = undefined;
  }

  #tell(event: TrainerEvent | undefined): void {
    if (!event) return;
    this.#events.push(event);
    if (event.kind === 'saved') this.#saved = true;
    else if (event.kind === 'checkpoint') this.#lastCheckpoint = event.file;
  }

  #takeEvents(): readonly TrainerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
