import type { ReviewMark, ReviewMarks } from '../../core/node/reviews/review-store.ts';
import { isWithin, relativeTo } from '../../core/path.ts';

/** What becomes of marks while many files are renamed: each dataset's are written once, however many those are. */
export class Moving {
  readonly #before: (root: string) => ReviewMarks;
  readonly #now = new Map<string, Map<string, ReviewMark>>();
  /** What is to be set and, where it is undefined, taken away, by dataset. */
  readonly changes = new Map<string, Map<string, ReviewMark | undefined>>();

  /** @param before the marks of a dataset as they are kept */
  constructor(before: (root: string) => ReviewMarks) {
    this.#before = before;
  }

  /** A whole dataset has another place. */
  copyAll(from: string, to: string): void {
    for (const [image, mark] of this.#marksOf(from)) this.#set(to, image, mark);
  }

  /** A file or folder within a dataset has another place. @returns the paths of the pictures that got a mark by that */
  move(root: string, from: string, to: string, target: string | undefined): readonly string[] {
    const old = relativeTo(root, from);
    const moved = [...this.#marksOf(root)].filter(([image]) => isWithin(image, old));
    for (const [image] of moved) this.#set(root, image, undefined);
    if (target === undefined) return [];
    return moved.map(([image, mark]) => {
      const path = to + image.slice(old.length);
      this.#set(target, relativeTo(target, path), mark);
      return path;
    });
  }

  #set(root: string, image: string, mark: ReviewMark | undefined): void {
    const now = this.#marksOf(root);
    mark ? now.set(image, mark) : now.delete(image);
    const changes = this.changes.get(root) ?? new Map<string, ReviewMark | undefined>();
    changes.set(image, mark);
    this.changes.set(root, changes);
  }

  #marksOf(root: string): Map<string, ReviewMark> {
    let marks = this.#now.get(root);
    if (!marks) {
      marks = new Map(this.#before(root));
      this.#now.set(root, marks);
    }
    return marks;
  }
}
