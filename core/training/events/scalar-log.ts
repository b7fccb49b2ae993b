import type { EventSink } from './event-reader.ts';
import { Restarts } from './restarts.ts';
import { ScalarSeries } from './scalar-series.ts';

/** A quantity, and how many restarts it knows of. */
interface LoggedSeries {
  readonly series: ScalarSeries;
  restarts: number;
}

/** All scalars of one log folder: what TensorBoard shows as one run. Several files that follow each other make one. */
export class ScalarLog implements EventSink {
  readonly #series = new Map<string, ScalarSeries>();
  readonly #logged = new Map<string, LoggedSeries>();
  readonly #restarts = new Restarts();
  #lastTag: string | undefined;
  #last: LoggedSeries | undefined;
  #version = 0;

  /** The quantities, by tag (`loss/current`), in the order in which they came first. */
  get series(): ReadonlyMap<string, ScalarSeries> {
    for (const logged of this.#logged.values()) this.#catchUp(logged);
    return this.#series;
  }

  /** Another one whenever something came. */
  get version(): number {
    return this.#version;
  }

  scalar(tag: string, step: number, value: number, time: number): void {
    if (tag !== this.#lastTag || !this.#last) {
      this.#lastTag = tag;
      this.#last = this.#loggedOf(tag);
    }
    this.#catchUp(this.#last);
    this.#last.series.add(step, value, time);
    this.#version++;
  }

  /** A file may be full of restarts, and of quantities: each hears of them when it is looked at. */
  restart(step: number): void {
    this.#restarts.add(step);
    this.#version++;
  }

  #catchUp(logged: LoggedSeries): void {
    if (logged.restarts === this.#restarts.count) return;
    const step = this.#restarts.lowestSince(logged.restarts);
    if (step !== undefined) logged.series.dropFrom(step);
    logged.restarts = this.#restarts.count;
  }

  #loggedOf(tag: string): LoggedSeries {
    let found = this.#logged.get(tag);
    if (!found) {
      found = { series: new ScalarSeries(), restarts: this.#restarts.count };
      this.#logged.set(tag, found);
      this.#series.set(tag, found.series);
    }
    return found;
  }
}
