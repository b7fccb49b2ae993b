import type { Dataset } from '../../core/dataset/dataset.ts';
import type { SessionChange } from '../session/session.ts';
import { type PairList, pairListOf } from './pair-list.ts';

/** What the gallery knows of one dataset. */
interface Watched {
  /** Grows with each change. */
  revision: number;
  list: PairList | undefined;
  /** By picture: how often it changed itself; `all`: how often any of them may have. */
  readonly versions: Map<string, number>;
  allVersions: number;
  /** What changed since it was last taken; `all` when places may have changed too. */
  changed: Set<string> | 'all';
}

/** Keeps the order of all pairs, and which of them changed. */
export class PairChanges {
  readonly #datasets = new Map<string, Watched>();

  listOf(dataset: Dataset): PairList {
    const watched = this.#watched(dataset.root);
    watched.list ??= pairListOf(dataset);
    return watched.list;
  }

  revisionOf(root: string): number {
    return this.#watched(root).revision;
  }

  versionOf(root: string, image: string): number {
    const { versions, allVersions } = this.#watched(root);
    return allVersions + (versions.get(image) ?? 0);
  }

  /** Takes a change of a dataset in; undefined for one that is gone. */
  hear(dataset: Dataset | undefined, { root, files }: SessionChange): void {
    const watched = this.#watched(root);
    if (!dataset || !files) {
      watched.allVersions++;
      this.#all(watched);
      return;
    }
    for (const file of files) {
      if (!dataset.images.has(file) && !watched.list?.places.has(file)) this.touch(dataset, [file]);
      else if (dataset.images.has(file) !== watched.list?.places.has(file)) this.#all(watched);
      else {
        watched.versions.set(file, (watched.versions.get(file) ?? 0) + 1);
        this.touch(dataset, [file]);
      }
    }
  }

  /** Marks the pairs that some pictures or captions belong to as changed. */
  touch(dataset: Dataset, files: readonly string[]): void {
    const watched = this.#watched(dataset.root);
    watched.revision++;
    if (watched.changed === 'all') return;
    for (const file of files) {
      if (dataset.images.has(file)) watched.changed.add(file);
      for (const image of dataset.imagesOfCaption.get(file) ?? []) watched.changed.add(image);
    }
  }

  /** The places of the pairs that changed since it was last asked, or null for all; undefined where none did. */
  take(dataset: Dataset): readonly number[] | null | undefined {
    const watched = this.#watched(dataset.root);
    const { changed } = watched;
    watched.changed = new Set();
    if (changed === 'all') return null;
    const { places } = this.listOf(dataset);
    const indices = [...changed].map((image) => places.get(image)).filter((place) => place !== undefined);
    return indices.length > 0 ? indices : undefined;
  }

  #all(watched: Watched): void {
    watched.revision++;
    watched.changed = 'all';
    watched.list = undefined;
  }

  #watched(root: string): Watched {
    let watched = this.#datasets.get(root);
    if (!watched) {
      // No revision of an earlier server's is larger.
      const revision = Date.now();
      watched = { revision, list: undefined, versions: new Map(), allVersions: 0, changed: new Set() };
      this.#datasets.set(root, watched);
    }
    return watched;
  }
}
