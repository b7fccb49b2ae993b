import type { Caption } from '../caption/caption.ts';
import type { Grammar } from '../caption/grammar.ts';
import type { Config } from '../config/schema.ts';
import { type FileMatcher, treeMatcher } from '../glob.ts';
import { dirname, splitExtension } from '../path.ts';
import { trainerById } from '../trainers/index.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { type CacheChanges, type Caches, noCaches, withCacheChanges } from './caches/caches.ts';
import { candidatesOf, linkChanges, linksOf } from './discovery/links.ts';
import type { ListedFolder } from './discovery/listed-folders.ts';
import type { OtherFile } from './discovery/other-files.ts';
import type { AllFiles, CaptionFile, ConceptFolder, ImageFile } from './files.ts';
import { LayeredMap } from './layered-map.ts';
import { emptyStatistics, type Statistics, updateStatistics } from './statistics.ts';
import { trainingOptions } from './training-options.ts';
import { watchedPhrases } from './trigger/trigger-candidates.ts';

/** What makes a folder a dataset: our configuration, the trainer's folder names, or pictures with captions. */
export type DatasetOrigin = 'config' | 'folders' | 'flat';

/**
 * One dataset at one moment. Never changed: `withFiles` gives the next one, which shares all that is the same.
 * All paths are absolute.
 */
export interface Dataset {
  readonly root: string;
  readonly origin: DatasetOrigin;
  readonly config: Config;
  /** The text that the configuration was read from, for the places in it. */
  readonly configText: string | undefined;
  readonly trainer: Trainer;
  readonly captionExtension: string;
  /** How its training splits captions. */
  readonly grammar: Grammar;
  /** Which files its configuration leaves out, by path relative to the root. */
  readonly isIgnored: FileMatcher;
  /** By path. */
  readonly folders: ReadonlyMap<string, ConceptFolder>;
  /** What the trainer keeps beside the pictures. */
  readonly caches: Caches;
  /** The folders around them, as they were listed. */
  readonly listed: readonly ListedFolder[];
  /** Files in those that may be the trainer's own configurations. */
  readonly configs: readonly string[];
  /** By path. */
  readonly images: LayeredMap<ImageFile>;
  /** By path; those without a picture too. */
  readonly captions: LayeredMap<CaptionFile>;
  /** By path. */
  readonly others: LayeredMap<OtherFile>;
  /** The pictures of a caption, by the caption's path: those that the trainer would look for it with. */
  readonly imagesOfCaption: LayeredMap<readonly string[]>;
  readonly totals: Totals;
  readonly statistics: Statistics;
}

/** How many pictures there are: of a slice of a dataset, as many as in all of it. */
export interface Totals {
  readonly images: number;
  /** How many of them have no caption file. */
  readonly uncaptioned: number;
}

/** What is the same of a dataset whichever of its files are at hand. */
export type DatasetOutline = Omit<Dataset, 'images' | 'captions' | 'others' | 'imagesOfCaption' | 'caches'>;

/** What a dataset is made from. */
export interface DatasetParts {
  readonly root: string;
  readonly origin: DatasetOrigin;
  readonly config: Config;
  readonly folders: readonly ConceptFolder[];
  readonly configText?: string | undefined;
  readonly listed?: readonly ListedFolder[];
  readonly configs?: readonly string[];
}

/** Changes of files; `undefined` for one that is gone. */
export interface FileChanges extends CacheChanges {
  readonly images?: ReadonlyMap<string, ImageFile | undefined>;
  readonly captions?: ReadonlyMap<string, CaptionFile | undefined>;
  readonly others?: ReadonlyMap<string, OtherFile | undefined>;
}

/** The extension of a dataset's captions, with its dot. */
export function captionExtensionOf(config: Config, trainer: Trainer): string {
  const written = config.dataset?.caption_extension;
  if (written === undefined) return trainer.captionExtension;
  return written.startsWith('.') ? written : `.${written}`;
}

/** A dataset without files; fill it by `withFiles`. */
export function createDataset({
  root,
  origin,
  config,
  folders,
  configText,
  listed = [],
  configs = [],
}: DatasetParts): Dataset {
  const trainer = trainerById(config.dataset?.trainer);
  return {
    root,
    origin,
    config,
    configText,
    trainer,
    captionExtension: captionExtensionOf(config, trainer),
    grammar: trainer.grammar(trainingOptions(config)),
    isIgnored: treeMatcher(config.dataset?.ignore ?? []),
    folders: new Map(folders.map((folder) => [folder.path, folder])),
    caches: noCaches,
    listed,
    configs,
    images: LayeredMap.of(),
    captions: LayeredMap.of(),
    others: LayeredMap.of(),
    imagesOfCaption: LayeredMap.of(),
    totals: { images: 0, uncaptioned: 0 },
    statistics: emptyStatistics(watchedPhrases(config, folders)),
  };
}

/** The dataset after some files came, went or changed. Costs what changed, not what there is. */
export function withFiles(
  before: Dataset,
  { images = new Map(), captions = new Map(), others = new Map(), ...caches }: FileChanges,
): Dataset {
  const isEmpty = before.images.size === 0 && before.captions.size === 0 && before.others.size === 0;
  if (isEmpty && !caches.caches && !caches.sources)
    return filled(before, presentOf({ images, captions, others }));
  const news = [...images].filter(([path, image]) => isNews(before, path, image));
  const next = {
    ...before,
    images: before.images.with(images),
    captions: before.captions.with(captions),
    others: before.others.with(others),
    caches: withCacheChanges(before.caches, caches, before.trainer),
    imagesOfCaption: before.imagesOfCaption.with(linkChanges(before, news)),
  };
  const touched = touchedFiles(before, next, images, captions);
  const gone: Caption[] = [];
  const come: Caption[] = [];
  for (const path of touched.captions) {
    const old = countedCaption(before, path);
    const now = countedCaption(next, path);
    if (old === now) continue;
    if (old) gone.push(old);
    if (now) come.push(now);
  }
  let { uncaptioned } = before.totals;
  for (const path of touched.images) {
    uncaptioned += Number(isUncaptioned(next, path)) - Number(isUncaptioned(before, path));
  }
  const totals = { images: next.images.size, uncaptioned };
  return { ...next, totals, statistics: updateStatistics(before.statistics, gone, come) };
}

function presentOf({ images, captions, others }: Required<Omit<FileChanges, keyof CacheChanges>>): AllFiles {
  return { images: presentIn(images), captions: presentIn(captions), others: presentIn(others) };
}

function presentIn<File>(changes: ReadonlyMap<string, File | undefined>): ReadonlyMap<string, File> {
  const present = new Map<string, File>();
  for (const [path, file] of changes) if (file !== undefined) present.set(path, file);
  return present;
}

/** What is counted in a dataset's files. */
export type Counts = Pick<Dataset, 'statistics' | 'totals'>;

/**
 * An empty dataset with all of its files, in one go: a large one is read that way.
 * @param counts what is counted in them, where that is known
 */
export function filled(empty: Dataset, { images, captions, others }: AllFiles, counts?: Counts): Dataset {
  const full = {
    ...empty,
    images: LayeredMap.of(images),
    captions: LayeredMap.of(captions),
    others: LayeredMap.of(others),
    imagesOfCaption: LayeredMap.of(linksOf(empty, images.keys())),
  };
  return { ...full, ...(counts ?? countsOf(full)) };
}

function countsOf(full: Dataset): Counts {
  const { images, captions } = full;
  const counted: Caption[] = [];
  let captioned = 0;
  captions.forEach(({ caption }, path) => {
    // Each picture that has a caption is one of those of one caption.
    const { length } = imagesOfCaption(full, path);
    captioned += length;
    if (caption && length > 0) counted.push(caption);
  });
  const totals = { images: images.size, uncaptioned: images.size - captioned };
  return { totals, statistics: updateStatistics(full.statistics, [], counted) };
}

/** The pictures that may have another caption now, and the captions that may have other pictures or another text. */
function touchedFiles(
  before: Dataset,
  next: Dataset,
  images: ReadonlyMap<string, ImageFile | undefined>,
  captions: ReadonlyMap<string, CaptionFile | undefined>,
): { images: ReadonlySet<string>; captions: ReadonlySet<string> } {
  const touched = new Set(
    [...images].filter(([path, image]) => isNews(before, path, image)).map(([path]) => path),
  );
  for (const caption of captions.keys()) {
    for (const image of next.imagesOfCaption.get(caption) ?? []) touched.add(image);
  }
  const theirs = [...touched].flatMap((image) => candidatesOf(before, image));
  return { images: touched, captions: new Set([...captions.keys(), ...theirs]) };
}

/** Whether a picture came or went; one that stays may have changed, its name hasn't. */
function isNews(before: Dataset, path: string, image: ImageFile | undefined): boolean {
  return (image !== undefined) !== before.images.has(path);
}

function isUncaptioned(dataset: Dataset, image: string): boolean {
  return dataset.images.has(image) && !captionOfImage(dataset, image);
}

/** The caption that statistics count: one that can be read and that a picture is trained with. */
function countedCaption(dataset: Dataset, path: string): Caption | undefined {
  const caption = dataset.captions.get(path)?.caption;
  return caption && imagesOfCaption(dataset, path).length > 0 ? caption : undefined;
}

/** The caption file that the trainer reads for an image, or undefined where it finds none. */
export function captionOfImage(dataset: Dataset, imagePath: string): CaptionFile | undefined {
  const { captions } = dataset;
  if (latest?.captions !== captions || latest.imagePath !== imagePath)
    latest = { captions, imagePath, caption: findCaption(dataset, imagePath) };
  return latest.caption;
}

/** What was asked for last: rules ask for it one after the other. */
let latest:
  | {
      readonly captions: Dataset['captions'];
      readonly imagePath: string;
      readonly caption: CaptionFile | undefined;
    }
  | undefined;

function findCaption(dataset: Dataset, imagePath: string): CaptionFile | undefined {
  for (const candidate of candidatesOf(dataset, imagePath)) {
    const caption = dataset.captions.get(candidate);
    if (caption) return caption;
  }
  return undefined;
}

const NO_IMAGES: readonly string[] = [];

/** Whether a caption is the one that an image would have by its name, without making that name. */
function isOwnCaption({ captionExtension }: Dataset, image: string, captionPath: string): boolean {
  const stem = captionPath.length - captionExtension.length;
  return (
    image.lastIndexOf('.') === stem &&
    captionPath.endsWith(captionExtension) &&
    image.startsWith(captionPath.slice(0, stem)) &&
    splitExtension(image)[0].length === stem
  );
}

/** The pictures that are trained with a caption: by name first, those that only fall back to it after. */
export function imagesOfCaption(dataset: Dataset, captionPath: string): readonly string[] {
  const linked = dataset.imagesOfCaption.get(captionPath) ?? NO_IMAGES;
  const isThere = dataset.captions.has(captionPath);
  const isTheirs = (image: string) =>
    (isThere && isOwnCaption(dataset, image, captionPath)) ||
    captionOfImage(dataset, image)?.path === captionPath;
  // Nearly always all of them: one.
  return linked.every(isTheirs) ? linked : linked.filter(isTheirs);
}

/** The concept folder that a file lies in. */
export function folderOf(dataset: Dataset, path: string): ConceptFolder | undefined {
  return dataset.folders.get(dirname(path));
}

/** The pictures of a name, given as a path without extension. */
export function imagesOfStem(dataset: Dataset, stem: string): readonly string[] {
  const linked = dataset.imagesOfCaption.get(stem + dataset.captionExtension) ?? [];
  return linked.filter((image) => splitExtension(image)[0] === stem);
}

/** Where the caption of an image lies, whether it is there or not. */
export function captionPathOf(dataset: Dataset, imagePath: string): string {
  return splitExtension(imagePath)[0] + dataset.captionExtension;
}
