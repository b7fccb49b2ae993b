/** How many points a series has room for at first: a hostile file has a million of series, with a point each. */
const ROOM = 16;

/** The values of one quantity, in the order in which they were written. Flat arrays: an object a point would be ten times as much. */
export class ScalarSeries {
  #steps = new Float64Array(ROOM);
  #values = new Float64Array(ROOM);
  #times = new Float64Array(ROOM);
  #length = 0;
  /** What is void among the points up to a place: those from a step on. The later, the higher the step. */
  #voids: { readonly until: number; readonly step: number }[] = [];

  get length(): number {
    this.#settle();
    return this.#length;
  }

  /** The steps (x), as far as they are written. A view: good until something is added. */
  get steps(): Float64Array {
    return this.#steps.subarray(0, this.length);
  }

  /** The values (y); single precision is what event files have, so that 0.1 is 0.10000000149011612. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.length);
  }

  /** When each was written (seconds since 1970). */
  get times(): Float64Array {
    return this.#times.subarray(0, this.length);
  }

  add(step: number, value: number, time: number): void {
    if (this.#length === this.#steps.length) this.#grow();
    this.#steps[this.#length] = step;
    this.#values[this.#length] = value;
    this.#times[this.#length] = time;
    this.#length++;
  }

  /** Removes the points from a step on: training went back to before it. */
  dropFrom(step: number): void {
    if (this.#length === 0) return;
    // Done when somebody looks, for all at once: each goes through all points.
    for (let last = this.#voids.at(-1); last && last.step >= step; last = this.#voids.at(-1))
      this.#voids.pop();
    this.#voids.push({ until: this.#length, step });
  }

  #settle(): void {
    if (this.#voids.length === 0) return;
    let kept = 0;
    let next = 0;
    for (let index = 0; index < this.#length; index++) {
      while ((this.#voids[next]?.until ?? Number.POSITIVE_INFINITY) <= index) next++;
      // The first of those behind a point has the lowest step.
      if ((this.#steps[index] as number) >= (this.#voids[next]?.step ?? Number.POSITIVE_INFINITY)) continue;
      if (kept < index) this.#move(index, kept);
      kept++;
    }
    this.#length = kept;
    this.#voids = [];
  }

  #move(from: number, to: number): void {
    this.#steps[to] = this.#steps[from] as number;
    this.#values[to] = this.#values[from] as number;
    this.#times[to] = this.#times[from] as number;
  }

  #grow(): void {
    this.#steps = larger(this.#steps);
    this.#values = larger(this.#values);
    this.#times = larger(this.#times);
  }
}

function larger(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const result = new Float64Array(2 * array.length);
  result.set(array);
  return result;
}
