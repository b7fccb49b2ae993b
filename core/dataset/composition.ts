import { readText } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';
import { tagKey } from '../caption/tag-key.ts';
import { basename, splitExtension } from '../path.ts';
import { recipeById } from '../training/recipes/index.ts';
import { isKindOf } from '../vocabulary/vocabulary.ts';
import { captionOfImage, type Dataset } from './dataset.ts';
import { ownImages } from './regularization.ts';
import { viewsOf, viewsOfCaption, viewsOfImage } from './views.ts';

/** How many pictures of a kind there are, and how many are planned. */
export interface Kind {
  /** As the plan writes it. */
  readonly tag: string;
  readonly planned: number;
  readonly present: number;
}

/** The pictures by the kinds of a plan: the configuration's, else a likeness's by its recipe; empty without a plan. */
export function compositionOf(dataset: Dataset): readonly Kind[] {
  const plan = Object.entries(planOf(dataset));
  if (plan.length === 0) return [];
  const views = new Set(viewsOf(dataset).map(({ tag }) => tagKey(tag)));
  const counts = new Map<string, number>();
  for (const image of ownImages(dataset)) {
    const shown = viewsIn(dataset, image);
    for (const [tag] of plan) {
      const key = tagKey(tag);
      const isThere = views.has(key) ? shown.has(key) : isTagged(dataset, image, key);
      if (isThere) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return plan.map(([tag, planned]) => ({ tag, planned, present: counts.get(tag) ?? 0 }));
}

function planOf({ config }: Dataset): Readonly<Record<string, number>> {
  if (config.composition) return config.composition;
  const isLikeness = config.dataset?.purpose === 'likeness';
  return (isLikeness && recipeById(config.training?.recipe)?.composition) || {};
}

/** The views that a picture shows, by its caption, its name or the configuration. */
function viewsIn(dataset: Dataset, image: string): ReadonlySet<string> {
  const caption = captionOfImage(dataset, image)?.caption;
  const views = [
    ...viewsOfImage(dataset, image).map(({ view }) => view),
    ...(caption ? viewsOfCaption(dataset, caption) : []),
  ];
  return new Set(views.map(({ tag }) => tagKey(tag)));
}

/** Whether a picture's caption has a tag or a kind of it, or its name says it: `full_body.png`. */
function isTagged(dataset: Dataset, image: string, key: string): boolean {
  const name = splitExtension(basename(image))[0].replace(/[^\p{L}]+/gu, ' ');
  if (findPhrase(name, key)) return true;
  const caption = captionOfImage(dataset, image)?.caption;
  if (!caption) return false;
  return (
    caption.tags.some((tag) => isKindOf(tag.key, key)) || findPhrase(readText(caption), key) !== undefined
  );
}
