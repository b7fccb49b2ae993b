/** Where training began again: what was written before for that step and later ones no longer holds. */
export class Restarts {
  /** Those that no later one outdoes: the later, the higher their step. */
  readonly #kept: { readonly number: number; readonly step: number }[] = [];
  #count = 0;

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  add(step: number): void {
    for (let last = this.#kept.at(-1); last && last.step >= step; last = this.#kept.at(-1)) this.#kept.pop();
    this.#kept.push({ number: this.#count++, step });
  }

  /** The lowest step of those behind the first so many; undefined where there are none. */
  lowestSince(count: number): number | undefined {
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.number ?? 0) < count) low = middle + 1;
      else high = middle;
    }
    return this.#kept[low]?.step;
  }
}
