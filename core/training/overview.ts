import { captionOfImage, type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { countTokens } from '../dataset/text-limit.ts';
import type { Size } from '../image/size.ts';
import { barsOf } from '../numbers/bars.ts';
import { SizeTally } from '../numbers/size-tally.ts';
import { mostFirst } from '../numbers/tags.ts';
import { dirname } from '../path.ts';
import { trainingById } from '../trainers/training-adapters.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { makePlan, trainedImages } from './make-plan.ts';
import type { Plan } from './plan.ts';
import { recipeById, recipes } from './recipes/index.ts';

/** A dataset in numbers, as it is trained. */
export interface Overview {
  /** By name; only those with pictures. */
  readonly folders: readonly FolderOverview[];
  /** The most frequent first. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly tokens: TokenOverview | undefined;
  /** Where the pictures whose size is known are trained; empty where the training has no buckets. */
  readonly buckets: readonly Sized[];
  /** The pictures' own sizes (pixels). */
  readonly sizes: readonly Sized[];
  /** Undefined where they can't be counted. */
  readonly steps: number | undefined;
}

/** A concept folder in numbers. */
export interface FolderOverview {
  readonly name: string;
  /** How often an epoch shows each picture. */
  readonly repeats: number;
  /** What a picture without a caption is trained with. */
  readonly classTokens: string | undefined;
  readonly images: number;
  /** How many of the pictures have a caption. */
  readonly captioned: number;
}

/** A size, and how many pictures have it. */
export interface Sized {
  readonly size: Size;
  readonly images: number;
}

/** How long captions are. */
export interface TokenOverview {
  /** How many are read; undefined where that isn't known of the model. */
  readonly limit: number | undefined;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** How many captions are longer than what is read. */
  readonly over: number;
  /** How many captions have `from` to `to` tokens, both included; without the empty ones at both ends. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly captions: number }[];
}

/** So many tokens are one bar of the histogram: a third of what a model reads at once. */
const BAR = 25;

/** A dataset in numbers. */
export function overviewOf(dataset: Dataset, knowledge: Knowledge): Overview {
  const recipe = recipeById(dataset.config.training?.recipe) ?? recipes[0];
  const model = { name: undefined, place: '', kind: 'unknown' } as const;
  const plan = makePlan(dataset, { recipe, model });
  const sizes = sizesOf(dataset);
  return {
    folders: foldersOf(dataset, plan),
    tags: tagsOf(dataset),
    tokens: tokensOf(dataset, knowledge),
    buckets: bucketsOf(dataset, plan, sizes),
    sizes: counted(sizes),
    steps: trainingById(dataset.trainer.id).countSteps(trainedImages(dataset, plan), plan.options)?.steps,
  };
}

function foldersOf(dataset: Dataset, { subsets }: Plan): readonly FolderOverview[] {
  const captioned = new Map<string, number>();
  for (const image of dataset.images.keys()) {
    if (!captionOfImage(dataset, image)) continue;
    const folder = dirname(image);
    captioned.set(folder, (captioned.get(folder) ?? 0) + 1);
  }
  return subsets.map(({ folder, repeats, classTokens, images }) => ({
    name: dataset.folders.get(folder)?.name ?? '',
    repeats,
    classTokens,
    images,
    captioned: captioned.get(folder) ?? 0,
  }));
}

function tagsOf({ statistics }: Dataset): Overview['tags'] {
  return [...statistics.tags.values()]
    .map((use) => ({ tag: usualSpelling(use), count: use.count }))
    .sort(mostFirst);
}

function tokensOf(dataset: Dataset, knowledge: Knowledge): TokenOverview | undefined {
  const counts: number[] = [];
  let over = 0;
  let limit: number | undefined;
  for (const { path, caption } of dataset.captions.values()) {
    if (!caption || imagesOfCaption(dataset, path).length === 0) continue;
    for (const line of countTokens(dataset, knowledge, caption)) {
      counts.push(line.count);
      limit = line.limit?.tokens;
      if (limit !== undefined && line.count > limit) over++;
    }
  }
  counts.sort((a, b) => a - b);
  const [min = 0] = counts;
  const max = counts.at(-1) ?? 0;
  if (counts.length === 0) return undefined;
  const histogram = barsOf(counts, BAR).map(({ from, to, count }) => ({ from, to, captions: count }));
  return { limit, min, median: counts[counts.length >> 1] ?? 0, max, over, histogram };
}

function sizesOf({ images }: Dataset): readonly Size[] {
  return [...images.values()].flatMap(({ facts }): readonly Size[] =>
    facts?.state === 'readable' ? [[facts.width, facts.height]] : [],
  );
}

function bucketsOf({ trainer }: Dataset, { options }: Plan, sizes: readonly Size[]): readonly Sized[] {
  if (options['enable_bucket'] !== true) return [];
  const placed = sizes.map((size) => trainer.bucketOf(size, options)?.bucket);
  return counted(placed.filter((bucket) => bucket !== undefined));
}

/** How many there are of each size, by width and height. */
function counted(sizes: readonly Size[]): readonly Sized[] {
  const tally = new SizeTally();
  for (const size of sizes) tally.add(size);
  return tally.sizes.map(({ size, count }) => ({ size, images: count }));
}
