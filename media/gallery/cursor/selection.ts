/** Where a range begins. */
export interface Anchor {
  readonly index: number;
  /** Undefined where it isn't known which one stands there. */
  readonly image: string | undefined;
}

/** The pictures that are chosen, by their URIs, and from where a range goes. */
export class Selection {
  #images = new Set<string>();
  #list: readonly string[] | undefined;
  #changes = 0;
  /** Undefined before anything was chosen. */
  anchor: Anchor | undefined;

  get images(): ReadonlySet<string> {
    return this.#images;
  }

  /** The same array as long as the same ones are chosen. */
  get list(): readonly string[] {
    this.#list ??= [...this.#images];
    return this.#list;
  }

  get size(): number {
    return this.#images.size;
  }

  /** Another number after each change. What is to be chosen when an answer comes isn't, if something else was chosen since. */
  get changes(): number {
    return this.#changes;
  }

  /** Something will be chosen as soon as it is known: what was meant before isn't meant any more. */
  begin(): number {
    this.#changes++;
    return this.#changes;
  }

  has(image: string): boolean {
    return this.#images.has(image);
  }

  /** Chooses one alone, or none. */
  only(image: string | undefined, index?: number): void {
    this.#changed();
    this.#images = new Set(image === undefined ? [] : [image]);
    this.anchor = index === undefined ? undefined : { index, image };
  }

  toggle(image: string, index: number): void {
    this.#changed();
    if (!this.#images.delete(image)) this.#images.add(image);
    this.anchor = { index, image };
  }

  /** Chooses these. @param keeps whether the others stay chosen */
  take(images: Iterable<string>, keeps: boolean): void {
    this.#changed();
    this.#images = keeps ? new Set([...this.#images, ...images]) : new Set(images);
  }

  /** Pictures got other names. */
  rename(names: ReadonlyMap<string, string>): void {
    if (![...this.#images].some((image) => names.has(image))) return;
    this.take(
      [...this.#images].map((image) => names.get(image) ?? image),
      false,
    );
  }

  #changed(): void {
    this.#list = undefined;
    this.#changes++;
  }
}
