import { readConfig } from '../config/read-config.ts';
import { CONFIG_FILE, type Config } from '../config/schema.ts';
import type { ImageFacts } from '../image/facts.ts';
import { HEAD_BYTES, LONG_HEAD_BYTES, readImageFacts, TAIL_BYTES } from '../image/header.ts';
import { joinPath } from '../path.ts';
import type { FileSystem } from '../ports.ts';
import { trainerById } from '../trainers/index.ts';
import type { Caches } from './caches/caches.ts';
import { readCaches } from './caches/read-caches.ts';
import { captionExtensionOf, type DatasetOrigin } from './dataset.ts';
import { type DatasetFiles, type DatasetRoot, filesOf } from './discovery/discovery.ts';
import type { ListedFolder } from './discovery/listed-folders.ts';
import type { Listing } from './discovery/listing.ts';
import type { CaptionProblem, ConceptFolder } from './files.ts';
import type { ForeignText } from './foreign-text.ts';

/** A caption as read, not yet parsed: plain data, so that a worker can send it. */
export type ReadCaption =
  | { readonly path: string; readonly text: string; readonly bom: boolean; readonly foreign?: ForeignText }
  | { readonly path: string; readonly problem: CaptionProblem };

/** A dataset without what its files say. */
export interface LoadedBeginning {
  readonly kind: 'dataset';
  readonly root: string;
  readonly origin: DatasetOrigin;
  readonly config: Config;
  /** The text of its configuration file, where it has one that can be read. */
  readonly configText: string | undefined;
  readonly folders: readonly ConceptFolder[];
  readonly images: readonly string[];
  readonly others: readonly string[];
  readonly configs: readonly string[];
  readonly listed: readonly ListedFolder[];
}

/**
 * What loading a dataset yields: its beginning, its captions in batches, that they are all there, facts about its pictures,
 * what the trainer keeps beside them.
 */
export type LoadedPart =
  | LoadedBeginning
  | { readonly kind: 'captions'; readonly root: string; readonly captions: readonly ReadCaption[] }
  | { readonly kind: 'ready'; readonly root: string }
  | {
      readonly kind: 'facts';
      readonly root: string;
      readonly facts: readonly (readonly [string, ImageFacts])[];
    }
  | { readonly kind: 'caches'; readonly root: string; readonly caches: Caches };

/** A caption of more bytes is none (the trainer would cut it off after some 300 anyway). */
export const LARGEST_CAPTION = 1024 * 1024;
const LARGEST_CONFIG = 1024 * 1024;
const BATCH = 500;

/** Options of `loadDataset`. */
export interface LoadOptions {
  /** Whether headers and ends of the pictures are read. */
  readonly images: 'off' | 'headers';
  /** The configuration in force instead of the file's, for example the last one without mistakes. */
  readonly config?: Config;
  /** The text of its configuration file, where somebody has read it: then it isn't read again. */
  readonly configText?: string | undefined;
  /** What `filesOf` said of it by the configuration in its file, where that is known already. */
  readonly files?: DatasetFiles;
}

/** Reads a dataset from disk, part by part. */
export function* loadDataset(
  fileSystem: FileSystem,
  listing: Listing,
  found: DatasetRoot,
  options: LoadOptions,
): Generator<LoadedPart> {
  const { root, origin } = found;
  const configText =
    options.configText ?? (origin === 'config' ? readConfigText(fileSystem, root) : undefined);
  const config = options.config ?? readConfig(configText ?? '').config;
  const { captions, caches, ...files } = options.files ?? filesOf(listing, found, config);
  yield { kind: 'dataset', root, origin, config, configText, ...files };
  for (const batch of batches(captions)) {
    const read = batch.map((path) => readCaption(fileSystem, path));
    yield { kind: 'captions', root, captions: read.filter((one) => isCaptionIn(origin, one)) };
  }
  yield { kind: 'ready', root };
  if (options.images === 'off') return;
  for (const batch of batches(files.images)) {
    yield { kind: 'facts', root, facts: batch.map((path) => [path, readFacts(fileSystem, path)] as const) };
  }
  const trainer = trainerById(config.dataset?.trainer);
  const captionExtension = captionExtensionOf(config, trainer);
  const cached = { root, trainer, captionExtension, images: files.images, captions, caches };
  yield { kind: 'caches', root, caches: readCaches(fileSystem, cached) };
}

/** The text of the configuration file in a folder, or undefined where there is none that can be read. */
export function readConfigText(fileSystem: FileSystem, root: string): string | undefined {
  const result = fileSystem.readText(joinPath(root, CONFIG_FILE), LARGEST_CONFIG);
  return 'text' in result ? result.text : undefined;
}

/** Reads one caption file. */
export function readCaption(fileSystem: FileSystem, path: string): ReadCaption {
  const result = fileSystem.readText(path, LARGEST_CAPTION);
  if ('text' in result) return { path, ...result };
  return {
    path,
    problem: 'failure' in result ? { kind: 'unreadable', ...result } : { kind: 'encoding', ...result },
  };
}

/** Reads the facts of one picture. */
export function readFacts(fileSystem: FileSystem, path: string): ImageFacts {
  const facts = readFactsWithin(fileSystem, path, HEAD_BYTES);
  const isUnclear = facts.state === 'broken' && facts.reason === 'not-an-image';
  return isUnclear ? readFactsWithin(fileSystem, path, LONG_HEAD_BYTES) : facts;
}

function readFactsWithin(fileSystem: FileSystem, path: string, head: number): ImageFacts {
  const ends = fileSystem.readEnds(path, head, TAIL_BYTES);
  return 'failure' in ends
    ? { state: 'unreadable', ...ends }
    : readImageFacts(ends.head, ends.tail, ends.size);
}

/**
 * Whether a text beside a picture is its caption. In a folder that nobody declared it may as well be the parameters
 * that an image generator made the picture with.
 */
export function isCaptionIn(origin: DatasetOrigin, caption: ReadCaption): boolean {
  const generated = 'text' in caption && /^Steps: \d+, .*\b(?:Sampler|CFG scale|Seed): /m.test(caption.text);
  return origin !== 'flat' || !generated;
}

function* batches<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}
