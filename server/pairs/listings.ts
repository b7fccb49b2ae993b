import type { CancellationToken, Event } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { ListingSources } from '../../core/listing/standings.ts';
import type { Arrangement } from '../../core/listing/wish.ts';
import type { FileSystem } from '../../core/ports.ts';
import { parseQuery, type QueryMistake } from '../../core/query/parse.ts';
import type { Query } from '../../core/query/query.ts';
import type { Session } from '../session/session.ts';
import { Listing, type ListingPorts } from './listing.ts';
import type { PairChanges } from './pair-changes.ts';
import { type QueryPorts, querySourcesOf } from './query-sources.ts';

/** So many listings of a dataset are kept up to date: what is looked at now, and what one comes back to. */
const MOST = 4;

/** How somebody wants the pairs. */
export interface Wish extends Arrangement {
  /** Empty for all. */
  readonly query: string;
}

/** The pairs that were wished for, up to date. */
export interface WishedPairs {
  readonly dataset: Dataset;
  readonly listing: Listing;
  /** What is wrong with the query; the listing is as if it weren't there. */
  readonly mistake: QueryMistake | undefined;
}

/** What listings are made from. */
export interface ListingsContext extends QueryPorts {
  readonly session: Session;
  readonly fileSystem: FileSystem;
  readonly pairs: PairChanges;
  /** Who tells that files may be linted otherwise now, though they are the same. */
  readonly onDidChangeLint: readonly Event<unknown>[];
}

/** The listings that were asked for lately, by dataset. */
export class Listings {
  readonly #context: ListingsContext;
  readonly #datasets = new Map<string, Map<string, Listing>>();

  constructor(context: ListingsContext) {
    this.#context = context;
    const { session, pairs, onDidChangeLint } = context;
    pairs.onDidTouch(({ root, images, isByFindings }) => {
      if (!session.datasetAt(root)) this.#datasets.delete(root);
      for (const listing of this.#datasets.get(root)?.values() ?? [])
        if (!isByFindings || listing.needsFindings) listing.touch(images);
    });
    // Of declared datasets the findings tell when they are other ones.
    for (const onDidChange of onDidChangeLint) onDidChange(() => this.#touchUndeclared());
  }

  /** The pairs of a dataset as somebody wants them; undefined where there is no such dataset. @throws {GivenUp} */
  async of(root: string, wish: Wish, token: CancellationToken): Promise<WishedPairs | undefined> {
    if (!this.#context.session.datasetAt(root)) return undefined;
    const { query, mistake }: { query?: Query; mistake?: QueryMistake } = read(wish.query);
    const { sort, isDescending, grouping } = wish;
    const listing = this.#listing(root, query, { sort, isDescending, grouping });
    await listing.settled(token);
    const dataset = this.#context.session.datasetAt(root);
    return dataset && { dataset, listing, mistake };
  }

  #listing(root: string, query: Query | undefined, arrangement: Arrangement): Listing {
    const key = JSON.stringify([query, arrangement]);
    const kept = this.#datasets.get(root) ?? new Map<string, Listing>();
    this.#datasets.set(root, kept);
    const known = kept.get(key);
    const listing = known ?? new Listing(query, arrangement, this.#portsOf(root));
    // The last one is the one that was asked for last.
    kept.delete(key);
    kept.set(key, listing);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return listing;
  }

  #portsOf(root: string): ListingPorts {
    const { session, fileSystem, pairs } = this.#context;
    const modified = (image: string) => fileSystem.times(image)?.modified;
    let latest: ListingSources | undefined;
    const sources = (): ListingSources | undefined => {
      const dataset = session.datasetAt(root);
      if (!dataset) return undefined;
      if (latest?.dataset !== dataset) latest = { ...querySourcesOf(this.#context, dataset), modified };
      return latest;
    };
    return { sources, names: (dataset: Dataset) => pairs.namesOf(dataset) };
  }

  #touchUndeclared(): void {
    for (const [root, listings] of this.#datasets) {
      if (this.#context.session.datasetAt(root)?.origin !== 'flat') continue;
      for (const listing of listings.values()) if (listing.needsFindings) listing.touch('all');
    }
  }
}

function read(text: string): { query?: Query; mistake?: QueryMistake } {
  return text.trim() === '' ? {} : parseQuery(text);
}
