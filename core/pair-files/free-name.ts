import { splitExtension } from '../path.ts';

/** The names in a folder, as file systems that ignore case and the way of accents tell them apart. */
export class TakenNames {
  readonly #names = new Set<string>();
  readonly #stems = new Set<string>();

  constructor(names: Iterable<string> = []) {
    this.add(names);
  }

  add(names: Iterable<string>): void {
    for (const name of names) {
      const same = sameName(name);
      this.#names.add(same);
      this.#stems.add(splitExtension(same)[0]);
    }
  }

  /**
   * Whether files may be called so: neither is one of the names taken, nor is there another file of that stem, which would
   * be paired with them.
   * @param endings what follows the stem in each of the names
   */
  isFree(stem: string, endings: readonly string[]): boolean {
    const same = sameName(stem);
    return !this.#stems.has(same) && !endings.some((ending) => this.#names.has(sameName(stem + ending)));
  }

  /** A stem that is free: the wanted one, else with a number behind it. */
  free(stem: string, endings: readonly string[]): string {
    let free = stem;
    for (let number = 2; !this.isFree(free, endings); number++) free = `${stem}_${number}`;
    return free;
  }
}

/** What two names share that are the same on some disks. */
export function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
