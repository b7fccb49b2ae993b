import type { CancellationToken } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { ListingOrder, type Standing } from '../../core/listing/listing-order.ts';
import type { NamedImage, NameOrder } from '../../core/listing/name-order.ts';
import {
  type ListingSources,
  needsFindings,
  type Standings,
  standingsOf,
} from '../../core/listing/standings.ts';
import type { Arrangement } from '../../core/listing/wish.ts';
import type { Message } from '../../core/message.ts';
import type { Turn } from '../../core/ports.ts';
import type { Query } from '../../core/query/query.ts';
import { SharedWork } from './shared-work.ts';

/** More pairs at once would keep others waiting (count). */
const AT_A_TIME = 10_000;

/** What a listing is kept up to date with. */
export interface ListingPorts {
  /** The dataset as of now with what is known of it; undefined when it is gone. */
  readonly sources: () => ListingSources | undefined;
  readonly names: (dataset: Dataset) => NameOrder;
}

/** A group as it is shown. */
export interface TitledGroup {
  readonly title: Message;
  readonly start: number;
}

/**
 * The pairs of a dataset that a query finds, in an order. What changes is only noted; it is looked at when somebody asks,
 * and nothing but what changed.
 */
export class Listing {
  readonly #query: Query | undefined;
  readonly #arrangement: Arrangement;
  readonly #ports: ListingPorts;
  readonly #atATime: number;
  readonly #order: ListingOrder;
  readonly #work = new SharedWork((turn) => this.#settle(turn));
  /** The last one that any listing had: so no two listings have the same. */
  static #last = 0;
  /** Grows when other pairs are listed, or in another order. */
  #number = ++Listing.#last;
  #standings: Standings | undefined;
  #stale: Set<string> | 'all' = 'all';

  /** @param atATime so many pairs are sorted in at a time */
  constructor(query: Query | undefined, arrangement: Arrangement, ports: ListingPorts, atATime = AT_A_TIME) {
    this.#atATime = atATime;
    this.#query = query;
    this.#arrangement = arrangement;
    this.#ports = ports;
    const { sort, isDescending } = arrangement;
    this.#order = new ListingOrder({ isDescending, isByName: sort === 'name' });
  }

  /** Whether it depends on what lint finds. */
  get needsFindings(): boolean {
    return needsFindings(this.#query, this.#arrangement);
  }

  /** Notes that some pairs may be other ones. */
  touch(images: ReadonlySet<string> | 'all'): void {
    if (images === 'all') this.#stale = 'all';
    else if (this.#stale !== 'all') for (const image of images) this.#stale.add(image);
  }

  /** Brings it up to date. @throws {GivenUp} when that was cancelled */
  async settled(token: CancellationToken): Promise<void> {
    await this.#work.done(token);
  }

  get number(): number {
    return this.#number;
  }

  get total(): number {
    return this.#order.total;
  }

  get groups(): readonly TitledGroup[] {
    const standings = this.#standings;
    if (this.#arrangement.grouping === 'none' || !standings) return [];
    return this.#order.groups.map(({ id, start }) => ({ title: standings.titleOf(id), start }));
  }

  slice(start: number, end: number): readonly string[] {
    return this.#order.slice(start, end);
  }

  placeOf(image: string): number | undefined {
    return this.#order.placeOf(image);
  }

  async #settle(turn: Turn): Promise<void> {
    for (;;) {
      const standings = this.#now();
      const stale = this.#stale;
      if (!standings || (stale !== 'all' && stale.size === 0)) return;
      this.#stale = new Set();
      try {
        const names = this.#ports.names(standings.dataset);
        await this.#take(await this.#standingsOf(this.#pathsOf(stale, names), turn), turn);
      } catch (error) {
        this.touch(stale);
        throw error;
      }
    }
  }

  /** The pictures to ask about, those that are gone included. */
  #pathsOf(stale: ReadonlySet<string> | 'all', names: NameOrder): Iterable<string> {
    if (stale !== 'all') return stale;
    const gone = this.#order.slice(0, this.#order.total).filter((path) => !names.of(path));
    return [...names.images.map(({ path }) => path), ...gone];
  }

  /** Where each of some pairs belongs. It ends where all are to be asked anew. */
  async #standingsOf(paths: Iterable<string>, turn: Turn): Promise<Map<string, Standing | undefined>> {
    const found = new Map<string, Standing | undefined>();
    for (const path of paths) {
      if (this.#stale === 'all') break;
      found.set(path, this.#now()?.of(path));
      const wait = turn.next();
      if (wait !== undefined) await wait;
    }
    return found;
  }

  /** Puts pairs where they belong, so many at a time that nobody waits for long. */
  async #take(found: ReadonlyMap<string, Standing | undefined>, turn: Turn): Promise<void> {
    const paths = [...found.keys()];
    for (let start = 0; start < paths.length && this.#stale !== 'all'; start += this.#atATime) {
      const standings = this.#now();
      if (!standings) return;
      const names = this.#ports.names(standings.dataset);
      const some = new Map<NamedImage, Standing | undefined>();
      // Those that went, or came again, would stand in the way: their places are no longer those of their names.
      for (const path of [...(start === 0 ? paths : []), ...this.#stale]) {
        const listed = this.#order.imageOf(path);
        if (listed && listed !== names.of(path)) some.set(listed, undefined);
      }
      for (const path of paths.slice(start, start + this.#atATime)) {
        const image = names.of(path);
        if (image) some.set(image, found.get(path));
      }
      if (this.#order.update(some, standings.compareGroups)) this.#number = ++Listing.#last;
      const wait = turn.next();
      if (wait !== undefined) await wait;
    }
  }

  /** What tells where pairs belong in the dataset as of now. */
  #now(): Standings | undefined {
    const sources = this.#ports.sources();
    if (!sources) return undefined;
    if (this.#standings?.dataset === sources.dataset) return this.#standings;
    const before = this.#standings?.common;
    this.#standings = standingsOf(this.#query, this.#arrangement, sources);
    if (before !== undefined && before !== this.#standings.common) this.#stale = 'all';
    return this.#standings;
  }
}
