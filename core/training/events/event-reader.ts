import { readTensorScalar } from './tensor.ts';
import { BYTES, EIGHT_BYTES, FOUR_BYTES, textOf, VARINT, Wire, WireError } from './wire.ts';

/** Who hears of what an event file says. */
export interface EventSink {
  /** A scalar. @param tag the same text object for the same tag @param time in seconds since 1970 */
  scalar(tag: string, step: number, value: number, time: number): void;
  /** Training begins (again) at a step: what was written for it and later ones no longer holds. */
  restart(step: number): void;
}

/** `SessionLog.START`. */
const START = 1;
/** The first version of the format that has restarts in its session log. Source: TensorBoard's `event_accumulator.py`. */
const VERSION = /^brain\.Event:(\d+)$/;
const WITH_RESTARTS = 2;

/** A tag as it is written, to find its text without making it anew. */
interface KnownTag {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The one that came after it the last time: the same few are written in the same order, step after step. */
  next: KnownTag | undefined;
}

/**
 * Reads the events of one file: its scalars, as `simple_value` or as a tensor, and where training began again.
 * Sources: `event.proto`, `summary.proto`.
 */
export class EventReader {
  readonly #sink: EventSink;
  readonly #wire = new Wire();
  readonly #tags = new Map<string, KnownTag>();
  #last: KnownTag | undefined;
  #version = 0;
  #lastStep = Number.NEGATIVE_INFINITY;
  #foreign = 0;

  constructor(sink: EventSink) {
    this.#sink = sink;
  }

  /** How many records are no events. */
  get foreign(): number {
    return this.#foreign;
  }

  /** Reads the event that a record has. */
  readonly read = (bytes: Uint8Array, start: number, end: number): void => {
    try {
      this.#readEvent(bytes, start, end);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#foreign++;
    }
  };

  #readEvent(bytes: Uint8Array, start: number, end: number): void {
    const wire = this.#wire;
    wire.begin(bytes, start, end);
    let [time, step, summary, summaryEnd, isStart] = [0, 0, 0, 0, false];
    while (wire.at < end) {
      const key = wire.varint();
      const [field, stored] = [key >>> 3, key & 7];
      if (field === 1 && stored === EIGHT_BYTES) time = wire.double();
      else if (field === 2 && stored === VARINT) step = wire.varint();
      else if (stored === BYTES) {
        const fieldEnd = wire.endOfBytes();
        if (field === 3) this.#readVersion(textOf(bytes, wire.at, fieldEnd));
        else if (field === 5) [summary, summaryEnd] = [wire.at, fieldEnd];
        else if (field === 7) isStart = this.#isStart(fieldEnd);
        wire.at = fieldEnd;
      } else wire.skip(stored);
    }
    this.#lookForRestart(step, isStart, summaryEnd > 0);
    if (summaryEnd > 0) this.#readSummary(summary, summaryEnd, step, time);
  }

  #readVersion(text: string): void {
    this.#version = Number(VERSION.exec(text)?.[1] ?? this.#version);
  }

  #isStart(end: number): boolean {
    const wire = this.#wire;
    let status = 0;
    while (wire.at < end) {
      const key = wire.varint();
      if (key >>> 3 === 1 && (key & 7) === VARINT) status = wire.varint();
      else wire.skip(key & 7);
    }
    return status === START;
  }

  /** Older files say nothing of a restart: there a step that is less than the one before is one. */
  #lookForRestart(step: number, isStart: boolean, hasSummary: boolean): void {
    if (this.#version >= WITH_RESTARTS) {
      if (isStart) this.#sink.restart(step);
      return;
    }
    if (!hasSummary) return;
    if (step < this.#lastStep) this.#sink.restart(step);
    this.#lastStep = step;
  }

  #readSummary(start: number, end: number, step: number, time: number): void {
    const wire = this.#wire;
    wire.begin(wire.bytes, start, end);
    while (wire.at < end) {
      const key = wire.varint();
      if (key >>> 3 === 1 && (key & 7) === BYTES) this.#readValue(wire.endOfBytes(), step, time);
      else wire.skip(key & 7);
    }
  }

  #readValue(end: number, step: number, time: number): void {
    const wire = this.#wire;
    let [tagStart, tagEnd]: [number, number] = [0, 0];
    let value: number | undefined;
    while (wire.at < end) {
      const key = wire.varint();
      const [field, stored] = [key >>> 3, key & 7];
      if (field === 2 && stored === FOUR_BYTES) value = wire.float();
      else if (stored === BYTES) {
        const fieldEnd = wire.endOfBytes();
        if (field === 1) [tagStart, tagEnd] = [wire.at, fieldEnd];
        else if (field === 8) value = readTensorScalar(wire, fieldEnd);
        wire.at = fieldEnd;
      } else wire.skip(stored);
    }
    if (value !== undefined && tagEnd > tagStart)
      this.#sink.scalar(this.#tagOf(tagStart, tagEnd), step, value, time);
  }

  #tagOf(start: number, end: number): string {
    const { bytes } = this.#wire;
    const guess = this.#last?.next;
    if (guess && isSame(guess.bytes, bytes, start, end)) {
      this.#last = guess;
      return guess.text;
    }
    const text = textOf(bytes, start, end);
    let tag = this.#tags.get(text);
    if (!tag) {
      tag = { text, bytes: bytes.slice(start, end), next: undefined };
      this.#tags.set(text, tag);
    }
    if (this.#last) this.#last.next = tag;
    this.#last = tag;
    return tag.text;
  }
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let index = 0; index < known.length; index++) if (known[index] !== bytes[start + index]) return false;
  return true;
}
