import { merged, type NamedImage, placeIn } from './name-order.ts';

/** Where a pair belongs: its group, and the number that it is sorted by in it; undefined stands last. */
export interface Standing {
  readonly group: string;
  readonly key: number | undefined;
}

/** A group with some pairs. */
export interface ListedGroup {
  readonly id: string;
  /** The place of its first pair. */
  readonly start: number;
  readonly count: number;
}

/** So many are taken out and put in one by one; of more, whole groups are made anew. */
const FEW = 32;

interface Entry extends Standing {
  readonly image: NamedImage;
}

/** How groups stand to each other. */
export type CompareGroups = (
  a: Pick<ListedGroup, 'id' | 'count'>,
  b: Pick<ListedGroup, 'id' | 'count'>,
) => number;

/** How pairs of one group are sorted. */
export interface PairSort {
  readonly isDescending: boolean;
  /** Whether those of the same number follow the direction, too: where names are all that is sorted by. */
  readonly isByName: boolean;
}

/**
 * The pairs of a listing in their order. It is kept up to date by difference: what changes is taken out and put in where
 * it belongs; nothing else is looked at.
 */
export class ListingOrder {
  readonly #compare: (a: Entry, b: Entry) => number;
  readonly #entries = new Map<string, Entry>();
  readonly #groups = new Map<string, Entry[]>();
  #arranged: readonly (ListedGroup & { readonly entries: readonly Entry[] })[] = [];

  constructor({ isDescending, isByName }: PairSort) {
    const direction = isDescending ? -1 : 1;
    const byName = isByName ? direction : 1;
    this.#compare = (a, b) => {
      if (a.key !== b.key) {
        if (a.key === undefined) return 1;
        if (b.key === undefined) return -1;
        return (a.key - b.key) * direction;
      }
      return (a.image.place - b.image.place) * byName;
    };
  }

  /** How many pairs are listed. */
  get total(): number {
    return this.#entries.size;
  }

  /** The groups in their order. */
  get groups(): readonly ListedGroup[] {
    return this.#arranged;
  }

  /**
   * Takes in where some pairs belong now; undefined for those that aren't listed. Returns whether any stands elsewhere than
   * before. @param compareGroups as of now
   */
  update(standings: ReadonlyMap<NamedImage, Standing | undefined>, compareGroups: CompareGroups): boolean {
    const gone = new Set<Entry>();
    const come: Entry[] = [];
    let isOther = false;
    for (const [image, standing] of standings) {
      const before = this.#entries.get(image.path);
      // A picture that went and came again is another one by then.
      const isKnown = before !== undefined && standing !== undefined && before.image === image;
      if (!before && !standing) continue;
      if (isKnown && before.key === standing.key && before.group === standing.group) continue;
      if (before) gone.add(before);
      if (standing) come.push({ image, ...standing });
      isOther ||= !isKnown;
    }
    const placesBefore = isOther ? [] : come.map(({ image }) => this.placeOf(image.path));
    for (const { image } of gone) this.#entries.delete(image.path);
    for (const entry of come) this.#entries.set(entry.image.path, entry);
    this.#replace(gone, come);
    const groupsBefore = this.#arranged;
    this.#arrange(compareGroups);
    return (
      isOther ||
      !isSame(groupsBefore, this.#arranged) ||
      come.some(({ image }, index) => this.placeOf(image.path) !== placesBefore[index])
    );
  }

  /** The pictures from a place to before another. */
  slice(start: number, end: number): readonly string[] {
    const images: string[] = [];
    for (const { start: first, count, entries } of this.#arranged) {
      if (first + count <= start) continue;
      if (first >= end) break;
      for (const { image } of entries.slice(Math.max(0, start - first), Math.min(count, end - first)))
        images.push(image.path);
    }
    return images;
  }

  /** A picture as it is listed; undefined where it isn't. */
  imageOf(path: string): NamedImage | undefined {
    return this.#entries.get(path)?.image;
  }

  /** Where a picture stands; undefined where it isn't listed. */
  placeOf(path: string): number | undefined {
    const entry = this.#entries.get(path);
    const group = entry && this.#arranged.find(({ id }) => id === entry.group);
    return entry && group && group.start + placeIn(group.entries, entry, this.#compare);
  }

  /** Takes entries out of their groups and puts others in. */
  #replace(gone: ReadonlySet<Entry>, come: readonly Entry[]): void {
    if (gone.size + come.length <= FEW) {
      for (const entry of gone) this.#takeOut(entry);
      for (const entry of come) this.#putIn(entry);
      return;
    }
    const groups = new Map<string, Entry[]>();
    for (const { group } of gone) groups.set(group, []);
    for (const entry of come) {
      const list = groups.get(entry.group);
      list ? list.push(entry) : groups.set(entry.group, [entry]);
    }
    for (const [group, news] of groups) {
      const entries = this.#groups.get(group) ?? [];
      const left = gone.size > 0 ? entries.filter((entry) => !gone.has(entry)) : entries;
      const all = merged(left, news.sort(this.#compare), this.#compare);
      all.length > 0 ? this.#groups.set(group, all) : this.#groups.delete(group);
    }
  }

  #takeOut(entry: Entry): void {
    const entries = this.#groups.get(entry.group) ?? [];
    const place = placeIn(entries, entry, this.#compare);
    // A picture that is gone has no place among the others any more.
    entries.splice(entries[place] === entry ? place : entries.indexOf(entry), 1);
    if (entries.length === 0) this.#groups.delete(entry.group);
  }

  #putIn(entry: Entry): void {
    const entries = this.#groups.get(entry.group);
    if (entries) entries.splice(placeIn(entries, entry, this.#compare), 0, entry);
    else this.#groups.set(entry.group, [entry]);
  }

  #arrange(compareGroups: CompareGroups): void {
    const groups = [...this.#groups].map(([id, entries]) => ({ id, entries, count: entries.length }));
    let start = 0;
    this.#arranged = groups.sort(compareGroups).map((group) => {
      const placed = { ...group, start };
      start += group.count;
      return placed;
    });
  }
}

function isSame(before: readonly ListedGroup[], after: readonly ListedGroup[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, count }, place) => id === after[place]?.id && count === after[place]?.count)
  );
}
