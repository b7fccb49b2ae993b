/** Fewer places than this are sorted by insertion. */
const FEW = 12;

/**
 * Sorts places of a text by what stands there up to the next 0, equal ones by place. In place; about a second for
 * three million places of tags.
 *
 * A multikey quicksort (Bentley and Sedgewick) that looks at several letters at once: as many as fit into 32 bits when
 * the letters that the text has are numbered. They are kept beside the places, since looking them up is what costs.
 */
export function sortSuffixes(text: Uint16Array, places: Uint32Array): void {
  const { letters, bits } = numberLetters(text);
  new Sort(letters, bits, places).sort(0, places.length, 0);
}

/** The text with its letters numbered from 1 in their order, 0 as it is, and how many bits a number needs. */
function numberLetters(text: Uint16Array): { letters: Uint16Array; bits: number } {
  const numbers = new Uint16Array(0x10000);
  for (let at = 0; at < text.length; at++) numbers[text[at] as number] = 1;
  numbers[0] = 0;
  let count = 0;
  for (let letter = 1; letter < numbers.length; letter++)
    if (numbers[letter] === 1) numbers[letter] = ++count;
  const letters = text.map((letter) => numbers[letter] as number);
  return { letters, bits: Math.max(1, 32 - Math.clz32(count)) };
}

class Sort {
  readonly #letters: Uint16Array;
  readonly #bits: number;
  readonly #places: Uint32Array;
  /** The next letters of each place, as one number. */
  readonly #keys: Uint32Array;
  /** How many letters a key holds. */
  readonly #width: number;

  constructor(letters: Uint16Array, bits: number, places: Uint32Array) {
    this.#letters = letters;
    this.#bits = bits;
    this.#places = places;
    this.#keys = new Uint32Array(places.length);
    this.#width = Math.floor(32 / bits);
  }

  /** Sorts some places that have their first `depth` letters in common. */
  sort(start: number, end: number, depth: number): void {
    if (end - start < 2) return;
    for (let at = start; at < end; at++) this.#keys[at] = this.#keyAt((this.#places[at] as number) + depth);
    this.#sortByKey(start, end, depth);
  }

  #keyAt(place: number): number {
    let key = 0;
    let at = place;
    for (let taken = 0; taken < this.#width; taken++) {
      const letter = this.#letters[at] as number;
      key = (key << this.#bits) | letter;
      // Behind the end nothing more is looked at: it stays 0.
      if (letter !== 0) at++;
    }
    return key >>> 0;
  }

  #sortByKey(from: number, to: number, depth: number): void {
    let start = from;
    let end = to;
    while (end - start > FEW) {
      const pivot = this.#pivot(start, end);
      const [less, greater] = this.#partition(start, end, pivot);
      this.#sortEqual(less, greater, depth, pivot);
      // The longer part in this loop, so that calls nest no deeper than the logarithm.
      if (less - start < end - greater) {
        this.#sortByKey(start, less, depth);
        start = greater;
      } else {
        this.#sortByKey(greater, end, depth);
        end = less;
      }
    }
    this.#insert(start, end, depth);
  }

  /** Goes on with places whose keys are equal: those that ended by place, the others by their next letters. */
  #sortEqual(start: number, end: number, depth: number, key: number): void {
    const last = key & ((1 << this.#bits) - 1);
    if (last === 0) this.#places.subarray(start, end).sort();
    else this.sort(start, end, depth + this.#width);
  }

  #pivot(start: number, end: number): number {
    const key = (part: number) => this.#keys[start + Math.floor(((end - start - 1) * part) / 8)] as number;
    return middle(
      middle(key(0), key(1), key(2)),
      middle(key(3), key(4), key(5)),
      middle(key(6), key(7), key(8)),
    );
  }

  /** Brings the smaller keys to the front and the larger to the end; tells where the equal ones begin and end. */
  #partition(start: number, end: number, pivot: number): readonly [number, number] {
    const keys = this.#keys;
    let less = start;
    let greater = end;
    for (let at = start; at < greater; ) {
      const key = keys[at] as number;
      if (key < pivot) this.#swap(at++, less++);
      else if (key > pivot) this.#swap(at, --greater);
      else at++;
    }
    return [less, greater];
  }

  #swap(a: number, b: number): void {
    const [keys, places] = [this.#keys, this.#places];
    const key = keys[a] as number;
    const place = places[a] as number;
    keys[a] = keys[b] as number;
    places[a] = places[b] as number;
    keys[b] = key;
    places[b] = place;
  }

  #insert(start: number, end: number, depth: number): void {
    for (let sorted = start + 1; sorted < end; sorted++) {
      for (let at = sorted; at > start && this.#isBefore(at, at - 1, depth); at--) this.#swap(at, at - 1);
    }
  }

  #isBefore(a: number, b: number, depth: number): boolean {
    const [keyA, keyB] = [this.#keys[a] as number, this.#keys[b] as number];
    if (keyA !== keyB) return keyA < keyB;
    const [placeA, placeB] = [this.#places[a] as number, this.#places[b] as number];
    for (let at = depth; ; at++) {
      const [letterA, letterB] = [this.#letters[placeA + at] as number, this.#letters[placeB + at] as number];
      if (letterA !== letterB) return letterA < letterB;
      if (letterA === 0) return placeA < placeB;
    }
  }
}

function middle(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}
