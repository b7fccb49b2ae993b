/**
 * An immutable map for snapshots that differ in a few entries: a large base, shared by all that derive from it, and
 * a small layer of changes on top. A lookup costs two; a change copies only the layer.
 */
export class LayeredMap<Value> {
  readonly #base: ReadonlyMap<string, Value>;
  readonly #layer: ReadonlyMap<string, Value | undefined>;
  readonly size: number;

  private constructor(
    base: ReadonlyMap<string, Value>,
    layer: ReadonlyMap<string, Value | undefined>,
    size: number,
  ) {
    this.#base = base;
    this.#layer = layer;
    this.size = size;
  }

  /** A map over `entries`, which must not change any more. */
  static of<Value>(entries: ReadonlyMap<string, Value> = new Map()): LayeredMap<Value> {
    return new LayeredMap(entries, new Map(), entries.size);
  }

  /** The shared base: the same object as long as no layer was merged into it, so that an index over it can be kept. */
  get base(): ReadonlyMap<string, Value> {
    return this.#base;
  }

  /** What differs from the base; `undefined` stands for an entry that is gone. */
  get layer(): ReadonlyMap<string, Value | undefined> {
    return this.#layer;
  }

  get(key: string): Value | undefined {
    const layer = this.#layer;
    return layer.size > 0 && layer.has(key) ? layer.get(key) : this.#base.get(key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** A map with these changes; `undefined` removes an entry. */
  with(changes: ReadonlyMap<string, Value | undefined>): LayeredMap<Value> {
    if (changes.size === 0) return this;
    let size = this.size;
    for (const [key, value] of changes) size += Number(value !== undefined) - Number(this.has(key));
    // Past this, copying the layer each time that so many changes come would cost more than merging it once.
    if (this.#layer.size + changes.size > 64 + Math.sqrt(this.#base.size * changes.size)) {
      const merged = new Map(this.entries());
      for (const [key, value] of changes) value === undefined ? merged.delete(key) : merged.set(key, value);
      return new LayeredMap(merged, new Map(), size);
    }
    const layer = new Map(this.#layer);
    for (const [key, value] of changes) {
      // What the base never had needs no mark that it is gone: each letter that one types makes such a tag for a moment.
      value === undefined && !this.#base.has(key) ? layer.delete(key) : layer.set(key, value);
    }
    return new LayeredMap(this.#base, layer, size);
  }

  /** All entries; one that changed keeps its place, as in any map. */
  *entries(): IterableIterator<[string, Value]> {
    const [base, layer] = [this.#base, this.#layer];
    if (layer.size === 0) {
      yield* base;
      return;
    }
    for (const [key, value] of base) {
      const now = layer.has(key) ? layer.get(key) : value;
      if (now !== undefined) yield [key, now];
    }
    for (const [key, value] of layer) if (value !== undefined && !base.has(key)) yield [key, value];
  }

  /** Visits all entries, in the same order; several times faster than walking through them. */
  forEach(visit: (value: Value, key: string) => void): void {
    const [base, layer] = [this.#base, this.#layer];
    base.forEach((value, key) => {
      const now = layer.size > 0 && layer.has(key) ? layer.get(key) : value;
      if (now !== undefined) visit(now, key);
    });
    layer.forEach((value, key) => {
      if (value !== undefined && !base.has(key)) visit(value, key);
    });
  }

  *keys(): IterableIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): IterableIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }
}
