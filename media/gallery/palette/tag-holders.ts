import type { Page } from '../page.ts';

/** Which pictures' captions have which tags: asked for when somebody wants to know, once for all of a moment. */
export class TagHolders {
  readonly #page: Page;
  /** By tag and picture. What is outdated is told until the answer comes. */
  readonly #known = new Map<string, Map<string, boolean>>();
  /** What was asked for and hasn't changed since, by tag. */
  readonly #fresh = new Map<string, Set<string>>();
  readonly #wanted = new Map<string, Set<string>>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** Whether a picture's caption has a tag; undefined until that is known. */
  has(image: string, tag: string): boolean | undefined {
    const fresh = setOf(this.#fresh, tag);
    if (!fresh.has(image)) {
      fresh.add(image);
      if (this.#wanted.size === 0) queueMicrotask(() => this.#ask());
      setOf(this.#wanted, tag).add(image);
    }
    return this.#known.get(tag)?.get(image);
  }

  /** Some captions are other ones; null: any may be. */
  outdate(images: ReadonlySet<string> | null): void {
    if (!images) this.#fresh.clear();
    else for (const fresh of this.#fresh.values()) for (const image of images) fresh.delete(image);
  }

  /** Forgets all: another dataset is shown. */
  clear(): void {
    this.#known.clear();
    this.#fresh.clear();
  }

  #ask(): void {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    const tags = wanted.map(([tag]) => tag);
    const images = [...new Set(wanted.flatMap(([, some]) => [...some]))];
    const { channel, dataset } = this.#page;
    channel.request('haveTags', { dataset, images, tags }).answer.then(
      (places) => this.#take(tags, images, places),
      () => {
        // The server is gone: all is asked anew when it is back.
        this.#fresh.clear();
      },
    );
  }

  #take(tags: readonly string[], images: readonly string[], places: readonly (readonly number[])[]): void {
    for (const [index, tag] of tags.entries()) {
      const having = new Set(places[index]);
      const known = this.#known.get(tag) ?? new Map<string, boolean>();
      this.#known.set(tag, known);
      for (const [place, image] of images.entries()) known.set(image, having.has(place));
    }
    this.#page.redraw();
  }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}
