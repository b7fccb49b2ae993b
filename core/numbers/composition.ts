import { tagKey } from '../caption/tag-key.ts';
import { isOfKind, planOf } from '../dataset/composition.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { printText } from '../query/print.ts';
import type { Mark, Within } from './mark.ts';

/** A kind of the plan with the pictures that are of it. */
export interface KindMark extends Mark {
  /** As the plan writes it. */
  readonly tag: string;
  readonly planned: number;
}

/** Counts the pictures by the kinds of the plan. */
export class CompositionTally {
  readonly #dataset: Dataset;
  readonly #kinds: { readonly tag: string; readonly key: string; readonly planned: number; count: number }[];

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
    this.#kinds = planOf(dataset).map(([tag, planned]) => ({ tag, key: tagKey(tag), planned, count: 0 }));
  }

  add(image: string): void {
    for (const kind of this.#kinds) if (isOfKind(this.#dataset, image, kind.key)) kind.count++;
  }

  /** In the plan's order; none without one. */
  numbers(within: Within): readonly KindMark[] {
    return this.#kinds.map(({ tag, key, planned, count }) => {
      return { tag, planned, count, query: within(`kind:${printText(key)}`) };
    });
  }
}
