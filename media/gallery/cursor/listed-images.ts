import type { HostChannel } from '../host.ts';
import type { Listed } from '../listed.ts';
import type { Anchor } from './selection.ts';

/** Which pictures are listed, and where: asked of the host, since few of them are known to the page. */
export class ListedImages {
  readonly #channel: HostChannel;
  readonly #listed: Listed;

  constructor(channel: HostChannel, listed: Listed) {
    this.#channel = channel;
    this.#listed = listed;
  }

  /** Where a picture stands; null where it isn't listed. */
  find(image: string): Promise<number | null> {
    return this.#channel.request('find', { ...this.#listed.place, image }).answer;
  }

  /** The picture that stands at a place now. */
  async at(index: number): Promise<string | undefined> {
    const { images } = await this.#from(index, index + 1);
    return images[0];
  }

  async all(): Promise<readonly string[]> {
    const { images } = await this.#from(0, this.#listed.listing.total);
    return images;
  }

  /** All from one picture to another; where they are listed otherwise by now, what lies between them then. */
  async range(from: Anchor, to: Anchor): Promise<readonly string[]> {
    const { order } = this.#listed.listing;
    const found = await this.#between(from.index, to.index);
    if (found.order === order) return found.images;
    const places = await Promise.all([from, to].map(({ image }) => (image ? this.find(image) : null)));
    const [first, last] = places;
    return first == null || last == null ? [] : (await this.#between(first, last)).images;
  }

  #between(one: number, other: number): Promise<{ order: number; images: readonly string[] }> {
    return this.#from(Math.min(one, other), Math.max(one, other) + 1);
  }

  #from(start: number, end: number): Promise<{ order: number; images: readonly string[] }> {
    return this.#channel.request('images', { ...this.#listed.place, start, end }).answer;
  }
}
