import type { Caption } from '../../caption/caption.ts';
import type { Dataset } from '../dataset.ts';
import type { PlacedCaption } from '../files.ts';
import { sampleCaptions } from './sample-captions.ts';

/** What stands together more rarely than so many others is chance. */
const MOST = 1000;

/** What was worked out last: while a tag is typed, all that it depends on stays as it is. */
interface Last {
  readonly keys: ReadonlySet<string>;
  readonly path: string;
  readonly layer: Dataset['captions']['layer'];
  readonly scores: ReadonlyMap<string, number>;
}

const lasts = new WeakMap<readonly PlacedCaption[], Last>();

/**
 * How much each tag belongs to some others, from 0 to 1, by the dataset's captions: those that have more of these tags
 * count more. Looks at a sample of at most 2,000 captions, and at what changed since it was taken.
 * @param keys tags that stand together @param path a caption that is left out: the one that is being written
 * @returns the 1,000 that belong most to them, those first that do so most
 */
export function togetherWith(
  dataset: Dataset,
  keys: ReadonlySet<string>,
  path: string,
): ReadonlyMap<string, number> {
  const { chosen, changed } = sampleCaptions(dataset);
  const { layer } = dataset.captions;
  const last = lasts.get(chosen);
  if (last && last.path === path && isSame(last.keys, keys) && isSameBut(path, last.layer, layer))
    return last.scores;
  const scores = scoresOf(chosen, changed, layer, keys, path);
  lasts.set(chosen, { keys, path, layer, scores });
  return scores;
}

/** Has ready what is counted in: it is made once for a dataset. */
export function prepareTogether(dataset: Dataset): void {
  tableOf(sampleCaptions(dataset).chosen);
}

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}

/** Whether two layers have the same captions, that of `path` apart. */
function isSameBut(path: string, some: Last['layer'], others: Last['layer']): boolean {
  if (some === others) return true;
  const sizeOf = (layer: Last['layer']) => layer.size - Number(layer.has(path));
  if (sizeOf(some) !== sizeOf(others)) return false;
  return [...some].every(
    ([other, file]) => other === path || (others.has(other) && others.get(other) === file),
  );
}

function scoresOf(
  chosen: readonly PlacedCaption[],
  changed: readonly PlacedCaption[],
  layer: Last['layer'],
  keys: ReadonlySet<string>,
  path: string,
): ReadonlyMap<string, number> {
  if (keys.size === 0) return new Map();
  const isLeftOut = ({ path: other }: PlacedCaption) => other === path || layer.has(other);
  const { best, all: allChosen } = tableOf(chosen).scores(keys, isLeftOut);
  let all = allChosen;
  for (const sampled of changed) {
    if (sampled.path === path) continue;
    const theirs = new Set(sampled.caption.tags.map(({ key }) => key));
    const weight = weightOf([...keys].filter((key) => theirs.has(key)).length, keys.size);
    if (weight === 0) continue;
    all += weight;
    for (const key of theirs) best.set(key, (best.get(key) ?? 0) + weight);
  }
  const sorted = [...best].sort(([a, sumOfA], [b, sumOfB]) => sumOfB - sumOfA || (a < b ? -1 : 1));
  return new Map(sorted.slice(0, MOST).map(([key, sum]) => [key, sum / all]));
}

/** Of two captions the one that shares twice as many tags says more than twice as much. */
function weightOf(shared: number, all: number): number {
  return (shared / all) ** 2;
}

/** The tags of a sample's captions by number: texts are too slow to be counted at each keystroke. */
class TagTable {
  readonly #sample: readonly PlacedCaption[];
  readonly #numbers = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #tags: readonly Uint32Array[];

  constructor(sample: readonly PlacedCaption[]) {
    this.#sample = sample;
    this.#tags = sample.map(({ caption }) => this.#numbersOf(caption));
  }

  /**
   * The sum of the weights of all captions that share some tags; by tag, for the tags that have the greatest, the sum of
   * those that have it.
   */
  scores(
    keys: ReadonlySet<string>,
    isLeftOut: (sampled: PlacedCaption) => boolean,
  ): { readonly best: Map<string, number>; readonly all: number } {
    const isWanted = new Uint8Array(this.#keys.length);
    for (const key of keys) {
      const number = this.#numbers.get(key);
      if (number !== undefined) isWanted[number] = 1;
    }
    const sums = new Float64Array(this.#keys.length);
    let all = 0;
    this.#tags.forEach((tags, index) => {
      let shared = 0;
      for (const tag of tags) shared += isWanted[tag] as number;
      if (shared === 0 || isLeftOut(this.#sample[index] as PlacedCaption)) return;
      const weight = weightOf(shared, keys.size);
      all += weight;
      for (const tag of tags) sums[tag] = (sums[tag] as number) + weight;
    });
    const least = sums.length > MOST ? (sums.slice().sort()[sums.length - MOST] as number) : 0;
    const best = new Map<string, number>();
    sums.forEach((sum, number) => {
      if (sum > 0 && sum >= least) best.set(this.#keys[number] as string, sum);
    });
    return { best, all };
  }

  #numbersOf({ tags }: Caption): Uint32Array {
    return Uint32Array.from(new Set(tags.map(({ key }) => this.#numberOf(key))));
  }

  #numberOf(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#keys.length;
      this.#numbers.set(key, number);
      this.#keys.push(key);
    }
    return number;
  }
}

const tables = new WeakMap<readonly PlacedCaption[], TagTable>();

function tableOf(sample: readonly PlacedCaption[]): TagTable {
  let table = tables.get(sample);
  if (!table) {
    table = new TagTable(sample);
    tables.set(sample, table);
  }
  return table;
}
