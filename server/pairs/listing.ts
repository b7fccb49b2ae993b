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
  readonly #order: ListingOrder;
  readonly #work = new SharedWork((turn) => this.#settle(turn));
  /** The last one that any listing had: so no two listings have the same. */
  static #last = 0;
  /** Grows when other pairs are listed, or in another order. */
  #number = ++Listing.#last;
  #standings: Standings | undefined;
  #stale: Set<string> | 'all' = 'all';

  constructor(query: Query | undefined, arrangement: Arrangement, ports: ListingPorts) {
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
        const found = await this.#standingOf(this.#ports.names(standings.dataset), stale, turn);
        if (found) this.#take(found);
      } catch (error) {
        this.touch(stale);
        throw error;
      }
    }
  }

  /** Where each of some pairs belongs; undefined when all are to be asked again meanwhile. */
  async #standingOf(
    names: NameOrder,
    stale: ReadonlySet<string> | 'all',
    turn: Turn,
  ): Promise<Map<NamedImage, Standing | undefined> | undefined> {
    const found = new Map<NamedImage, Standing | undefined>();
    const images =
      stale === 'all' ? names.images : [...stale].map((path) => names.of(path) ?? { path, place: 0 });
    for (const image of images) {
      found.set(image, this.#now()?.of(image.path));
      const wait = turn.next();
      if (!wait) continue;
      await wait;
      if (this.#stale === 'all') return undefined;
    }
    // Those that went while nobody asked.
    if (stale === 'all')
      for (const path of this.#order.slice(0, this.#order.total))
        if (!names.of(path)) found.set({ path, place: 0 }, undefined);
    return found;
  }

  #take(found: ReadonlyMap<NamedImage, Standing | undefined>): void {
    const standings = this.#now();
    if (standings && this.#order.update(found, standings.compareGroups)) this.#number = ++Listing.#last;
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
