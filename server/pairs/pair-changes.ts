import { Emitter } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { NameOrder } from '../../core/listing/name-order.ts';
import type { Findings } from '../findings/findings.ts';
import type { Session, SessionChange } from '../session/session.ts';

/** Which pairs may be other ones now. */
export interface TouchedPairs {
  readonly root: string;
  /** Their pictures, those that are gone included; `all` when all may be. */
  readonly images: ReadonlySet<string> | 'all';
  /** Whether nothing but what lint finds in them changed. */
  readonly isByFindings: boolean;
}

/** What is known of the pairs of one dataset. */
interface Watched {
  /** Grows with each change. */
  revision: number;
  names: NameOrder | undefined;
  /** By picture: how often it changed itself; `allVersions`: how often any of them may have. */
  readonly versions: Map<string, number>;
  allVersions: number;
  /** What changed since it was last taken; `all` when any may have, and there may be others. */
  changed: Set<string> | 'all';
}

/** Keeps the pairs of all datasets by name, and tells which of them changed. */
export class PairChanges {
  readonly #session: Session;
  readonly #datasets = new Map<string, Watched>();
  readonly #touched = new Emitter<TouchedPairs>();
  readonly onDidTouch = this.#touched.event;

  constructor(session: Session, findings: Findings) {
    this.#session = session;
    session.onDidChange((change) => this.#hear(change));
    findings.onDidChange((files) => this.#hearFindings(files));
  }

  namesOf(dataset: Dataset): NameOrder {
    const watched = this.#watched(dataset.root);
    if (!watched.names) {
      watched.names = new NameOrder();
      watched.names.update(dataset.images);
    }
    return watched.names;
  }

  revisionOf(root: string): number {
    return this.#watched(root).revision;
  }

  versionOf(root: string, image: string): number {
    const { versions, allVersions } = this.#watched(root);
    return allVersions + (versions.get(image) ?? 0);
  }

  /** The pictures of the pairs that changed since it was last asked, or null when any may have; undefined where none did. */
  take(root: string): readonly string[] | null | undefined {
    const watched = this.#watched(root);
    const { changed } = watched;
    watched.changed = new Set();
    if (changed === 'all') return null;
    return changed.size > 0 ? [...changed] : undefined;
  }

  /** Tells that something about pairs changed which is in none of their files. */
  touch(root: string, images: ReadonlySet<string>): void {
    this.#touch(root, images, false);
  }

  #hear({ root, files }: SessionChange): void {
    const watched = this.#watched(root);
    const dataset = this.#session.datasetAt(root);
    if (!dataset || !files) {
      watched.allVersions++;
      if (dataset) watched.names?.update(dataset.images);
      else watched.names = undefined;
      this.#touch(root, 'all', false);
      return;
    }
    const images = new Set(files.flatMap((file) => imagesOf(dataset, file)));
    const isKnown = (file: string) => watched.names?.of(file) !== undefined;
    const isOther = watched.names && files.some((file) => dataset.images.has(file) !== isKnown(file));
    for (const image of isOther ? (watched.names?.update(dataset.images) ?? []) : []) images.add(image);
    for (const file of files) {
      if (dataset.images.has(file)) watched.versions.set(file, (watched.versions.get(file) ?? 0) + 1);
    }
    this.#touch(root, images, false);
    if (isOther) watched.changed = 'all';
  }

  #hearFindings(files: readonly string[]): void {
    const touched = new Map<string, Set<string>>();
    for (const file of files) {
      const dataset = this.#session.datasetOf(file);
      if (!dataset) continue;
      const images = touched.get(dataset.root) ?? new Set();
      touched.set(dataset.root, images);
      for (const image of imagesOf(dataset, file)) images.add(image);
    }
    for (const [root, images] of touched) this.#touch(root, images, true);
  }

  #touch(root: string, images: ReadonlySet<string> | 'all', isByFindings: boolean): void {
    const watched = this.#watched(root);
    watched.revision++;
    if (images === 'all') watched.changed = 'all';
    else if (watched.changed !== 'all') for (const image of images) watched.changed.add(image);
    this.#touched.fire({ root, images, isByFindings });
  }

  #watched(root: string): Watched {
    let watched = this.#datasets.get(root);
    if (!watched) {
      // No revision of an earlier server's is larger.
      const revision = Date.now();
      watched = { revision, names: undefined, versions: new Map(), allVersions: 0, changed: new Set() };
      this.#datasets.set(root, watched);
    }
    return watched;
  }
}

/** The pictures of the pairs that a picture or a caption belongs to. */
function imagesOf(dataset: Dataset, file: string): readonly string[] {
  const linked = dataset.imagesOfCaption.get(file) ?? [];
  return dataset.images.has(file) ? [file, ...linked] : linked;
}
