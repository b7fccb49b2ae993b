import type { Dataset } from '../dataset/dataset.ts';
import type { ImageFile } from '../dataset/files.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import { type LintOptions, lintFile } from '../engine.ts';
import type { Size } from '../image/size.ts';
import { type Message, message } from '../message.ts';
import { isWithin, joinPath, relativeTo, splitExtension } from '../path.ts';
import { rules as allRules } from '../rules/index.ts';
import { type ChoreKind, type Colour, choreRules, ORIGINALS, type PixelTask } from './chore.ts';
import { cropToBucket } from './crop.ts';

/** What is asked for. */
export interface ChoreWish {
  readonly kind: ChoreKind;
  readonly background: Colour;
  /** Pictures are done whatever the rule says, of folders what the rule finds in them; nothing named is the dataset. */
  readonly paths: readonly string[];
}

/** One picture that is to be written anew. */
export interface PictureChore {
  readonly file: string;
  /** Where its original goes. */
  readonly keep: string;
  readonly task: PixelTask;
}

/** Which pictures are written anew, and which of those that were named are not. */
export interface ChorePlan {
  readonly root: string;
  readonly title: Message;
  readonly pictures: readonly PictureChore[];
  readonly left: readonly { readonly file: string; readonly reason: Message }[];
  /** How many latent caches of these pictures there are, which the trainer may still take for them. */
  readonly caches: number;
}

const titles: Readonly<Record<ChoreKind, Message>> = {
  bake: message('Bake EXIF rotation'),
  flatten: message('Flatten transparency'),
  crop: message('Crop to bucket'),
};

/**
 * What a chore does in a dataset. To flatten, what the pixels are like must be known (see `lookedAt`).
 * @param isTaken whether there is a file at a path already: an original is never written over
 */
export function planChores(
  dataset: Dataset,
  wish: ChoreWish,
  isTaken: (path: string) => boolean,
  options: LintOptions = {},
): ChorePlan {
  const pictures: PictureChore[] = [];
  const left: { file: string; reason: Message }[] = [];
  for (const image of choreImages(dataset, wish, options)) {
    const task = taskFor(dataset, image, wish);
    if ('template' in task) left.push({ file: image.path, reason: task });
    else pictures.push({ file: image.path, keep: keptAt(dataset.root, image.path, isTaken), task });
  }
  const { files } = dataset.caches;
  const caches = pictures
    .flatMap(({ file }) => files.get(splitExtension(file)[0]) ?? [])
    .filter((cache) => cache.of === 'picture').length;
  return { root: dataset.root, title: titles[wish.kind], pictures, left, caches };
}

/** Pictures whose pixels must be looked at before it can be said whether anything is to be flattened. */
export function unlookedAt(dataset: Dataset, { kind, paths }: ChoreWish): readonly ImageFile[] {
  if (kind !== 'flatten') return [];
  return [...dataset.images.values()].filter(({ path, facts, pixels }) => {
    const mayBe = facts?.state === 'readable' && facts.hasAlpha === true;
    return mayBe && !pixels && (paths.length === 0 || paths.some((named) => isWithin(path, named)));
  });
}

function choreImages(
  dataset: Dataset,
  { kind, paths }: ChoreWish,
  options: LintOptions,
): readonly ImageFile[] {
  const named = new Set(paths);
  const rules = allRules.filter(({ code }) => code === choreRules[kind]);
  const isFound = ({ path }: ImageFile) => lintFile(dataset, path, { ...options, rules }).length > 0;
  const isIn = ({ path }: ImageFile) =>
    paths.length === 0 || paths.some((folder) => folder !== path && isWithin(path, folder));
  return [...dataset.images.values()].filter(
    (image) => named.has(image.path) || (isIn(image) && isFound(image)),
  );
}

/** What is to be done to a picture, or why nothing is. */
function taskFor(dataset: Dataset, { facts, pixels }: ImageFile, wish: ChoreWish): PixelTask | Message {
  if (facts?.state !== 'readable') return message('it is no picture that can be read');
  if (wish.kind === 'bake') {
    return facts.orientation ? { kind: 'bake' } : message('its EXIF data turn nothing');
  }
  if (wish.kind === 'flatten') {
    if (pixels?.state === 'damaged') return message('it is damaged');
    const isOpaque = !facts.hasAlpha || (pixels?.state === 'seen' && pixels.transparent === 0);
    return isOpaque
      ? message('nothing of it is transparent')
      : { kind: 'flatten', background: wish.background };
  }
  const options = trainingOptions(dataset.config);
  const of: Size = [facts.width, facts.height];
  const crop = cropToBucket(of, (size) => dataset.trainer.bucketOf(size, options));
  if (crop.kind === 'crop') return { kind: 'crop', area: crop.area, of };
  return crop.kind === 'whole'
    ? message('its bucket cuts nothing off')
    : message('however it is cropped, the trainer puts it into another bucket, and cuts it again');
}

function keptAt(root: string, file: string, isTaken: (path: string) => boolean): string {
  const wanted = joinPath(joinPath(root, ORIGINALS), relativeTo(root, file));
  const [stem, extension] = splitExtension(wanted);
  let free = wanted;
  for (let number = 2; isTaken(free); number++) free = `${stem} (${number})${extension}`;
  return free;
}
