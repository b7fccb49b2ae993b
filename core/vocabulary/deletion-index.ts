import { editDistance } from './edit-distance.ts';

/**
 * Finds texts one edit away (a letter more, less, another, or two swapped) without comparing with each: two such
 * texts share a text with one letter deleted. Building and asking cost the length of the texts, not their number.
 * Deletions are known by a number that is quickly made of them; two of the same number are compared in the end.
 */
export class DeletionIndex {
  readonly #texts: readonly string[];
  /** The places of the texts with such a deletion; of a single one its place alone. */
  readonly #byDeletion = new Map<number, number | number[]>();

  constructor(texts: Iterable<string>) {
    this.#texts = [...texts];
    for (const [place, text] of this.#texts.entries()) {
      for (const deletion of deletionsOf(text)) {
        const known = this.#byDeletion.get(deletion);
        if (known === undefined) this.#byDeletion.set(deletion, place);
        else if (typeof known === 'number') this.#byDeletion.set(deletion, [known, place]);
        else known.push(place);
      }
    }
  }

  /** The texts one edit away from `text`, itself excluded, in no given order. */
  near(text: string): ReadonlySet<string> {
    const found = new Set<string>();
    const add = (place: number) => {
      const candidate = this.#texts[place] as string;
      if (candidate === text || Math.abs(candidate.length - text.length) > 1 || found.has(candidate)) return;
      if (editDistance(candidate, text) === 1) found.add(candidate);
    };
    for (const deletion of deletionsOf(text)) {
      const known = this.#byDeletion.get(deletion);
      if (typeof known === 'number') add(known);
      else known?.forEach(add);
    }
    return found;
  }
}

const FACTOR = 0x01000193;

/** Numbers for a text, and for it with each of its letters deleted: equal texts have equal numbers. */
function deletionsOf(text: string): Int32Array {
  const { length } = text;
  const numbers = new Int32Array(length + 1);
  let [behind, power] = [0, 1];
  for (let index = length - 1; index >= 0; index--) {
    numbers[index] = behind;
    behind = (behind + Math.imul(text.charCodeAt(index) + 1, power)) | 0;
    power = Math.imul(power, FACTOR);
  }
  numbers[length] = behind;
  let before = 0;
  for (let index = 0; index < length; index++) {
    // What stands before the deleted letter, moved up by what stands behind it.
    numbers[index] = ((numbers[index] as number) + Math.imul(before, powerOf(length - 1 - index))) | 0;
    before = (Math.imul(before, FACTOR) + text.charCodeAt(index) + 1) | 0;
  }
  return numbers;
}

const powers = [1];

function powerOf(exponent: number): number {
  for (let known = powers.length; known <= exponent; known++)
    powers.push(Math.imul(powers[known - 1] as number, FACTOR));
  return powers[exponent] as number;
}
