import { readText } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';
import { mayBeSplit } from '../caption/phrase-set.ts';
import { rememberedByPhrase } from '../caption/spelling.ts';
import { tagKey } from '../caption/tag-key.ts';
import { basename, splitExtension } from '../path.ts';
import { recipeById } from '../training/recipes/index.ts';
import { namesView } from '../vocabulary/views/view-places.ts';
import { isKindOf } from '../vocabulary/vocabulary.ts';
import { captionOfImage, type Dataset, type DatasetOutline, folderOf } from './dataset.ts';
import type { Entries } from './gathered/entries.ts';
import { isRegularization } from './regularization.ts';
import { type DatasetView, viewsOf, viewsOfImage } from './views.ts';

/** How many pictures of a kind there are, and how many are planned. */
export interface Kind {
  /** As the plan writes it. */
  readonly tag: string;
  readonly planned: number;
  readonly present: number;
}

/** How many pictures there are of each kind of a plan; of none without a plan. */
export function countKinds(dataset: Dataset): Entries<number> {
  const plan = planOf(dataset);
  if (plan.length === 0) return [];
  const counts = new Map<string, number>();
  for (const image of dataset.images.keys()) {
    for (const [tag] of plan) {
      if (isOfKind(dataset, image, tagKey(tag))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return [...counts];
}

/** The kinds of a plan: the configuration's, else a likeness's by its recipe; empty without a plan. */
export function compositionOf(dataset: DatasetOutline, counts: Entries<number>): readonly Kind[] {
  const present = new Map(counts);
  return planOf(dataset).map(([tag, planned]) => ({ tag, planned, present: present.get(tag) ?? 0 }));
}

/** The keys of the kinds that a dataset's plan tells apart. */
export function kindsOf(dataset: Dataset): readonly string[] {
  return planOf(dataset).map(([tag]) => tagKey(tag));
}

/** The kinds of a plan, each with how many are planned. */
export function planOf({ config }: DatasetOutline): readonly (readonly [tag: string, planned: number])[] {
  const isLikeness = config.dataset?.purpose === 'likeness';
  const byRecipe = isLikeness ? recipeById(config.training?.recipe)?.composition : undefined;
  return Object.entries(config.composition ?? byRecipe ?? {});
}

/** Whether a picture is of a kind of a plan, given by its key. Those for regularization are of none. */
export function isOfKind(dataset: Dataset, image: string, key: string): boolean {
  if (isRegularization(dataset, folderOf(dataset, image))) return false;
  const view = viewsByKey(viewsOf(dataset)).get(key);
  return view ? shows(dataset, image, view) : isTagged(dataset, image, key);
}

const byKey = new WeakMap<readonly DatasetView[], ReadonlyMap<string, DatasetView>>();

function viewsByKey(views: readonly DatasetView[]): ReadonlyMap<string, DatasetView> {
  const known = byKey.get(views) ?? new Map(views.map((view) => [tagKey(view.tag), view]));
  byKey.set(views, known);
  return known;
}

/** Whether a picture shows a view, by its caption, its name or the configuration. */
function shows(dataset: Dataset, image: string, view: DatasetView): boolean {
  const caption = captionOfImage(dataset, image)?.caption;
  if (caption && namesView(caption, view)) return true;
  return viewsOfImage(dataset, image).some((one) => one.view === view);
}

/** Whether a picture's caption has a tag or a kind of it, or its name says it: `full_body.png`. */
function isTagged(dataset: Dataset, image: string, key: string): boolean {
  const caption = captionOfImage(dataset, image)?.caption;
  if (caption?.tags.some(isOf(key))) return true;
  if (caption && mayBeSplit(caption.grammar, key) && findPhrase(readText(caption), key)) return true;
  const name = splitExtension(basename(image))[0].replace(/[^\p{L}]+/gu, ' ');
  return findPhrase(name, key) !== undefined;
}

/** Whether a tag is of a kind, or has its words in it. */
const isOf = rememberedByPhrase(
  (kind) =>
    ({ key, text }) =>
      isKindOf(key, kind) || findPhrase(text, kind) !== undefined,
);
