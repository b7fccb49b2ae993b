import { editDistance } from './edit-distance.ts';

/**
 * Finds texts one edit away (a letter more, less, another, or two swapped) without comparing with each: two such
 * texts share a text with one letter deleted. Building and asking cost the length of the texts, not their number.
 */
export class DeletionIndex {
  readonly #byDeletion = new Map<string, string[]>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      for (const deletion of deletionsOf(text)) {
        const list = this.#byDeletion.get(deletion);
        list ? list.push(text) : this.#byDeletion.set(deletion, [text]);
      }
    }
  }

  /** The texts one edit away from `text`, itself excluded, in no given order. */
  near(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const deletion of deletionsOf(text)) {
      for (const candidate of this.#byDeletion.get(deletion) ?? []) {
        if (candidate !== text && !found.has(candidate) && editDistance(candidate, text) === 1)
          found.add(candidate);
      }
    }
    return found;
  }
}

function deletionsOf(text: string): ReadonlySet<string> {
  const deletions = new Set([text]);
  for (let index = 0; index < text.length; index++)
    deletions.add(text.slice(0, index) + text.slice(index + 1));
  return deletions;
}
