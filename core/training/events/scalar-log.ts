import type { EventSink } from './event-reader.ts';
import { ScalarSeries } from './scalar-series.ts';

/** All scalars of one log folder: what TensorBoard shows as one run. Several files that follow each other make one. */
export class ScalarLog implements EventSink {
  readonly #series = new Map<string, ScalarSeries>();
  #lastTag: string | undefined;
  #last: ScalarSeries | undefined;
  #version = 0;

  /** The quantities, by tag (`loss/current`), in the order in which they came first. */
  get series(): ReadonlyMap<string, ScalarSeries> {
    return this.#series;
  }

  /** Another one whenever something came. */
  get version(): number {
    return this.#version;
  }

  scalar(tag: string, step: number, value: number, time: number): void {
    if (tag !== this.#lastTag) {
      this.#lastTag = tag;
      this.#last = this.#seriesOf(tag);
    }
    this.#last?.add(step, value, time);
    this.#version++;
  }

  restart(step: number): void {
    for (const one of this.#series.values()) one.dropFrom(step);
    this.#version++;
  }

  #seriesOf(tag: string): ScalarSeries {
    let found = this.#series.get(tag);
    if (!found) {
      found = new ScalarSeries();
      this.#series.set(tag, found);
    }
    return found;
  }
}
