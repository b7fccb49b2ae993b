import type { Caption } from '../caption/caption.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Config } from '../config/schema.ts';
import { fileMatcher } from '../glob.ts';
import { basename, relativeTo, splitExtension } from '../path.ts';
import { namesView } from '../vocabulary/views/view-places.ts';
import { views as knownViews, type View } from '../vocabulary/views/views.ts';
import type { Dataset } from './dataset.ts';

/** A view with what the dataset's configuration adds to it. */
export interface DatasetView extends View {
  /** Whether the configuration says that this picture is such a view, by its file name. */
  readonly isDeclaredFor: (relativePath: string) => boolean;
}

/** From where a picture was taken, and who says so. */
export interface ViewOfImage {
  readonly view: DatasetView;
  readonly by: 'declared' | 'name';
}

const viewsByConfig = new WeakMap<Config, readonly DatasetView[]>();

/** The views of a dataset: the vocabulary's, with the configuration's files and hidden things, and its own. */
export function viewsOf({ config }: Dataset): readonly DatasetView[] {
  const known = viewsByConfig.get(config);
  if (known) return known;
  const declared = new Map(
    Object.entries(config.views ?? {}).map(([tag, view]) => [tagKey(tag), { tag, ...view }]),
  );
  const extended = knownViews.map((view) => {
    const more = declared.get(view.tag);
    declared.delete(view.tag);
    return withDeclaration(view, more);
  });
  const own = [...declared.values()].map((view) => {
    return withDeclaration({ tag: view.tag, alsoWritten: [], hints: [], fileWords: [], hides: [] }, view);
  });
  const result = [...extended, ...own];
  viewsByConfig.set(config, result);
  return result;
}

function withDeclaration(
  view: View,
  declared: { files?: string[] | undefined; hides?: string[] | undefined } | undefined,
): DatasetView {
  return {
    ...view,
    hides: [...view.hides, ...(declared?.hides ?? []).map(tagKey)],
    isDeclaredFor: fileMatcher(declared?.files ?? []),
  };
}

/** The views that a picture's file says, by declaration or by the whole words of its name. */
export function viewsOfImage(dataset: Dataset, imagePath: string): readonly ViewOfImage[] {
  const views = viewsOf(dataset);
  if (latestImage?.path !== imagePath || latestImage.views !== views || latestImage.root !== dataset.root)
    latestImage = { path: imagePath, root: dataset.root, views, found: findViewsOfImage(dataset, imagePath) };
  return latestImage.found;
}

/** What was asked for last, as below. */
let latestImage:
  | {
      readonly path: string;
      readonly root: string;
      readonly views: readonly DatasetView[];
      readonly found: readonly ViewOfImage[];
    }
  | undefined;

function findViewsOfImage(dataset: Dataset, imagePath: string): readonly ViewOfImage[] {
  const relative = relativeTo(dataset.root, imagePath);
  const words = wordsOf(splitExtension(basename(imagePath))[0]);
  const found: ViewOfImage[] = [];
  for (const view of viewsOf(dataset)) {
    if (view.isDeclaredFor(relative)) found.push({ view, by: 'declared' });
    else if (view.fileWords.some((word) => words.includes(word))) found.push({ view, by: 'name' });
  }
  return found;
}

/** `Alice_backView-01` → alice, back, view. */
function wordsOf(stem: string): readonly string[] {
  // Numbers alone, as many datasets have them, are no words.
  if (!/[^\d_.\- ()]/.test(stem)) return [];
  return stem
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

/** What was asked for last: rule after rule asks it of the same caption. */
let latest:
  | {
      readonly caption: Caption;
      readonly views: readonly DatasetView[];
      readonly named: readonly DatasetView[];
    }
  | undefined;

/** The views that a caption names. */
export function viewsOfCaption(dataset: Dataset, caption: Caption): readonly DatasetView[] {
  const views = viewsOf(dataset);
  if (latest?.caption !== caption || latest.views !== views)
    latest = { caption, views, named: views.filter((view) => namesView(caption, view)) };
  return latest.named;
}

/** The view that a pair shows, by its picture's file or its caption: of several the first in the vocabulary's order. */
export function viewOfPair(
  dataset: Dataset,
  imagePath: string,
  caption: Caption | undefined,
): DatasetView | undefined {
  const ofImage = new Set(viewsOfImage(dataset, imagePath).map(({ view }) => view));
  const named = caption ? viewsOfCaption(dataset, caption) : [];
  return viewsOf(dataset).find((view) => ofImage.has(view) || named.includes(view));
}
