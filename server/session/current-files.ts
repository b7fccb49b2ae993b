import { CONFIG_FILE } from '../../core/config/schema.ts';
import { captionFile } from '../../core/dataset/assemble.ts';
import { isCached, sourcesOf } from '../../core/dataset/caches/cache-sources.ts';
import type { CacheFile, CacheSource } from '../../core/dataset/caches/caches.ts';
import { readCache, readSource } from '../../core/dataset/caches/read-caches.ts';
import type { Dataset, FileChanges } from '../../core/dataset/dataset.ts';
import { type OtherFile, otherFile } from '../../core/dataset/discovery/other-files.ts';
import { roleOf } from '../../core/dataset/discovery/role-of.ts';
import type { CaptionFile, ImageFile } from '../../core/dataset/files.ts';
import {
  isCaptionIn,
  type ReadCaption,
  readCaption,
  readConfigText,
  readFacts,
} from '../../core/dataset/load.ts';
import { joinPath } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { OpenDocuments } from './open-documents.ts';

/** Files as they are now: the open document's text, else the disk's. */
export class CurrentFiles {
  readonly #fileSystem: FileSystem;
  readonly #documents: OpenDocuments;

  constructor(fileSystem: FileSystem, documents: OpenDocuments) {
    this.#fileSystem = fileSystem;
    this.#documents = documents;
  }

  /**
   * What those of some files that belong to a dataset are now.
   * @param fresh whether the disk is read though an open document is known to be readable there
   */
  changesIn(dataset: Dataset, paths: Iterable<string>, fresh: boolean): FileChanges {
    const captions = new Map<string, CaptionFile | undefined>();
    const images = new Map<string, ImageFile | undefined>();
    const others = new Map<string, OtherFile | undefined>();
    const caches = new Map<string, CacheFile | undefined>();
    const sources = new Map<string, CacheSource | undefined>();
    const takeSource = (path: string) =>
      sources.set(path, readSource(this.#fileSystem, dataset.caches.runs, path));
    for (const path of paths) {
      const role = roleOf(dataset, path);
      if (role === 'caption') {
        const caption = this.#caption(dataset, path, fresh);
        // Our own edits are told again by the watchers. An open document may be one that was only opened now.
        if (!fresh || caption === undefined || caption !== dataset.captions.get(path))
          captions.set(path, caption);
      } else if (role === 'image') images.set(path, this.#image(path));
      else if (role === 'cache') {
        const cache = readCache(this.#fileSystem, dataset.trainer, path);
        caches.set(path, cache?.modified === undefined ? undefined : cache);
        for (const source of sourcesOf(dataset, cache)) takeSource(source);
      } else if (role === 'other') others.set(path, this.#isThere(path) ? otherFile(path) : undefined);
      if (fresh && isCached(dataset, path)) takeSource(path);
    }
    return { captions, images, others, caches, sources };
  }

  /** The text of a dataset's configuration file. */
  configText(root: string): string | undefined {
    return (
      this.#documents.at(joinPath(root, CONFIG_FILE))?.getText() ?? readConfigText(this.#fileSystem, root)
    );
  }

  #caption(dataset: Dataset, path: string, fresh: boolean): CaptionFile | undefined {
    const document = this.#documents.at(path);
    const known = dataset.captions.get(path);
    if (document && known?.caption && !fresh)
      return parsed(dataset, { ...ofDisk(known), path, text: document.getText() });
    const read = readCaption(this.#fileSystem, path);
    if (!document && known && isSame(known, read)) return known;
    if ('text' in read) return parsed(dataset, document ? { ...read, text: document.getText() } : read);
    // What the disk has can't be read as UTF-8: the editor shows a guess at it, the trainer stops.
    if (read.problem.kind === 'encoding' || !document) return isGone(read) ? undefined : read;
    return parsed(dataset, { path, text: document.getText(), bom: false });
  }

  #image(path: string): ImageFile | undefined {
    return this.#isThere(path) ? { path, facts: readFacts(this.#fileSystem, path) } : undefined;
  }

  #isThere(path: string): boolean {
    const ends = this.#fileSystem.readEnds(path, 0, 0);
    return !('failure' in ends) || ends.failure !== 'missing';
  }
}

/** Whether a file still holds what is known of it. */
function isSame(known: CaptionFile, read: ReadCaption): boolean {
  if (!known.caption || !('text' in read) || known.foreign || read.foreign) return false;
  return known.caption.text === read.text && known.bom === read.bom;
}

/** What only the disk can tell of a caption. */
function ofDisk({ bom, foreign }: Extract<CaptionFile, { caption: object }>) {
  return { bom, ...(foreign ? { foreign } : {}) };
}

function parsed(dataset: Dataset, read: ReadCaption): CaptionFile | undefined {
  return isCaptionIn(dataset.origin, read) ? captionFile(dataset, read) : undefined;
}

function isGone(read: ReadCaption): boolean {
  return 'problem' in read && read.problem.kind === 'unreadable' && read.problem.failure === 'missing';
}
