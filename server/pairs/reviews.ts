import type { Dataset } from '../../core/dataset/dataset.ts';
import { isReviewed, markOfPair } from '../../core/node/reviews/mark-of-pair.ts';
import type { ReviewMark, ReviewMarks, ReviewStore } from '../../core/node/reviews/review-store.ts';
import { isWithin, relativeTo } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { Moving } from './moving-marks.ts';
import type { PairChanges } from './pair-changes.ts';

/** A file or folder that has another path now. */
export interface Renamed {
  readonly from: string;
  readonly to: string;
}

/** Which pairs somebody has looked at. A mark holds as long as picture and caption are what they were. */
export class Reviews {
  readonly #store: ReviewStore;
  readonly #pairs: PairChanges;
  readonly #fileSystem: FileSystem;
  readonly #marks = new Map<string, ReviewMarks>();
  /** When pictures were written, as long as nobody tells that they changed. */
  readonly #modified = new Map<string, { readonly version: number; readonly at: number | undefined }>();

  constructor(store: ReviewStore, pairs: PairChanges, fileSystem: FileSystem) {
    this.#store = store;
    this.#pairs = pairs;
    this.#fileSystem = fileSystem;
  }

  has(dataset: Dataset, image: string): boolean {
    return isReviewed(dataset, this.#marksOf(dataset.root), image, this.#modifiedIn(dataset));
  }

  /** Marks pairs as looked at, or not. @throws the system's error when that can't be kept */
  mark(dataset: Dataset, images: readonly string[], isLookedAt: boolean): void {
    const { root } = dataset;
    const changes = new Map<string, ReviewMark | undefined>();
    for (const image of images.filter((one) => dataset.images.has(one))) {
      const mark = isLookedAt ? markOfPair(dataset, image, this.#modifiedIn(dataset)) : undefined;
      changes.set(relativeTo(root, image), mark);
    }
    this.#change(root, changes);
    this.#pairs.touch(root, new Set(images));
  }

  /** Files or folders were renamed: marks go along, all in one step. @param roots of all datasets that are known */
  move(roots: readonly string[], renamed: readonly Renamed[]): void {
    const moving = new Moving((root) => this.#marksOf(root));
    const come: string[] = [];
    for (const { from, to } of renamed) {
      for (const root of roots) {
        if (isWithin(root, from)) moving.copyAll(root, to + root.slice(from.length));
        else if (isWithin(from, root)) come.push(...moving.move(root, from, to, innermost(roots, to)));
      }
    }
    for (const [root, changes] of moving.changes) this.#change(root, changes);
    for (const path of come) this.#modified.delete(path);
    for (const root of roots) {
      const own = come.filter((path) => innermost(roots, path) === root);
      if (own.length > 0) this.#pairs.touch(root, new Set(own));
    }
  }

  #change(root: string, changes: ReadonlyMap<string, ReviewMark | undefined>): void {
    if (changes.size > 0) this.#marks.set(root, this.#store.change(root, changes));
  }

  #marksOf(root: string): ReviewMarks {
    let marks = this.#marks.get(root);
    if (!marks) {
      marks = this.#store.read(root);
      this.#marks.set(root, marks);
    }
    return marks;
  }

  #modifiedIn({ root }: Dataset): (image: string) => number | undefined {
    return (image) => {
      const version = this.#pairs.versionOf(root, image);
      const known = this.#modified.get(image);
      if (known?.version === version) return known.at;
      const at = this.#fileSystem.times(image)?.modified;
      this.#modified.set(image, { version, at });
      return at;
    };
  }
}

/** The innermost dataset that a path lies in. */
function innermost(roots: readonly string[], path: string): string | undefined {
  return [...roots].sort((a, b) => b.length - a.length).find((root) => isWithin(path, root));
}
