import { Emitter } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE, type Config } from '../../core/config/schema.ts';
import { Assembly } from '../../core/dataset/assemble.ts';
import { pathsOf } from '../../core/dataset/changed-paths.ts';
import { type Dataset, type FileChanges, imagesOfCaption, withFiles } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { LoadedBeginning } from '../../core/dataset/load.ts';
import { withConfig } from '../../core/dataset/with-config.ts';
import type { ImageFacts } from '../../core/image/facts.ts';
import type { PixelFacts } from '../../core/image/pixels/facts.ts';
import type { ScanPart } from '../../core/node/scan.ts';
import { basename, dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { CurrentFiles } from './current-files.ts';
import { GoodConfigs } from './good-configs.ts';
import { isListedWith } from './listed-with.ts';
import type { OpenDocuments } from './open-documents.ts';
import { newLooks, withPixelsOf } from './pixels.ts';
import type { Scanner } from './scanner.ts';
import { SingleFlight } from './single-flight.ts';

/** What became different: a dataset as a whole (`files` left out), or some of its files. */
export interface SessionChange {
  readonly root: string;
  readonly files?: readonly string[];
}

/** What a session needs from outside. */
export interface SessionPorts {
  readonly fileSystem: FileSystem;
  readonly scanner: Pick<Scanner, 'scan'>;
  readonly documents: OpenDocuments;
  readonly log: (line: string) => void;
  readonly logError: (line: string) => void;
}

/** A folder that is watched over. */
interface Watched {
  readonly flight: SingleFlight;
  /** Files that changed while its scan runs: what the scan read of them may be older. */
  readonly changed: Set<string>;
}

/**
 * The one owner of change: holds the current snapshot of each dataset, as disk and open documents have it. A request
 * works on the snapshot that it took.
 */
export class Session {
  readonly #ports: SessionPorts;
  readonly #files: CurrentFiles;
  /** Those that are scanned. */
  readonly #folders = new Map<string, Watched>();
  /** Those that were asked for: one inside another is scanned with it. */
  readonly #asked = new Set<string>();
  readonly #datasets = new Map<string, Dataset>();
  readonly #configs = new GoodConfigs();
  readonly #changed = new Emitter<SessionChange>();
  readonly #scanned = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  /** Scanning began or ended. */
  readonly onDidScan = this.#scanned.event;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.#files = new CurrentFiles(ports.fileSystem, ports.documents);
  }

  get datasets(): readonly Dataset[] {
    return [...this.#datasets.values()];
  }

  /** The folders that are watched over. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** The dataset of a root. */
  datasetAt(root: string): Dataset | undefined {
    return this.#datasets.get(root);
  }

  /** The dataset whose folder a file lies in, or whose configuration it is. */
  datasetOf(path: string): Dataset | undefined {
    const folder = dirname(path);
    if (basename(path) === CONFIG_FILE) return this.#datasets.get(folder);
    return this.datasets.find(({ folders }) => folders.has(folder));
  }

  /** Whether a file is the caption of a picture in one of the datasets. */
  isCaption(path: string): boolean {
    const dataset = this.datasetOf(path);
    return dataset !== undefined && imagesOfCaption(dataset, path).length > 0;
  }

  get isScanning(): boolean {
    return [...this.#folders.values()].some(({ flight }) => flight.isBusy);
  }

  /** Resolves when all folders that are known now were scanned once. */
  async ready(): Promise<void> {
    await Promise.all([...this.#folders.values()].map(({ flight }) => flight.idle()));
  }

  /** Has a folder scanned, as `scan` does; a failure is logged. */
  startScan(folder: string, cause: string): void {
    this.scan(folder, cause).catch((error: unknown) => {
      this.#ports.logError(`scanning ${folder} failed: ${error}`);
    });
  }

  /** Adds a folder to watch over, or scans it again. Returns when it was scanned. */
  async scan(folder: string, cause: string): Promise<void> {
    this.#asked.add(folder);
    const outer = [...this.#folders].find(([other]) => other !== folder && isListedWith(folder, other));
    if (outer) return outer[1].flight.idle();
    let watched = this.#folders.get(folder);
    if (!watched) {
      for (const inner of this.#folders.keys()) if (isListedWith(inner, folder)) this.#folders.delete(inner);
      const flight = new SingleFlight(() => this.#scan(folder, own));
      const own: Watched = { flight, changed: new Set() };
      watched = own;
      this.#folders.set(folder, own);
    }
    this.#ports.log(`scanning ${folder}: ${cause}`);
    const done = watched.flight.run();
    this.#scanned.fire();
    try {
      await done;
    } finally {
      this.#scanned.fire();
    }
  }

  /** Forgets a folder and the datasets in it, but for those of a folder inside it that was asked for, too. */
  remove(folder: string): void {
    this.#asked.delete(folder);
    const own = [...this.#datasets.keys()].filter((root) => this.folderOf(root) === folder);
    if (!this.#folders.delete(folder)) return;
    for (const root of own) this.#forget(root);
    for (const inner of this.#asked)
      if (isWithin(inner, folder) && !this.#folders.has(inner)) this.startScan(inner, `without ${folder}`);
  }

  /** The folder, among those watched over, that a path lies in: the innermost. */
  folderOf(path: string): string | undefined {
    return [...this.#folders.keys()]
      .filter((folder) => isWithin(path, folder))
      .sort((a, b) => b.length - a.length)[0];
  }

  /** Takes changed files into their dataset's snapshot. All of them must be the dataset's. */
  update(root: string, changes: FileChanges): void {
    const files = pathsOf(changes);
    this.#remember(files);
    const dataset = this.#datasets.get(root);
    if (!dataset || files.length === 0) return;
    this.#datasets.set(root, withFiles(dataset, changes));
    this.#changed.fire({ root, files });
  }

  /** Takes files of any datasets, configurations included, that somebody wrote a moment ago. */
  reread(files: readonly string[]): void {
    for (const path of files) {
      if (basename(path) !== CONFIG_FILE) continue;
      this.#takeConfig(dirname(path));
      this.startScan(this.folderOf(path) ?? dirname(path), 'its configuration was edited');
    }
    this.#takeFiles(files, true);
  }

  /** What a configuration says of things that need no reading holds at once. */
  #takeConfig(root: string): void {
    const dataset = this.#datasets.get(root);
    const next = dataset?.origin === 'config' ? withConfig(dataset, this.#configInForce(root)) : undefined;
    if (!next) return;
    this.#datasets.set(root, next);
    this.#changed.fire({ root });
  }

  /** Takes a caption whose document was opened, typed in or closed. */
  takeDocument(path: string): void {
    this.#takeFiles([path], false);
  }

  #takeFiles(files: readonly string[], fresh: boolean): void {
    this.#remember(files);
    const byDataset = new Map<Dataset, string[]>();
    for (const path of files) {
      const dataset = this.datasetOf(path);
      const own = dataset && byDataset.get(dataset);
      if (own) own.push(path);
      else if (dataset) byDataset.set(dataset, [path]);
    }
    for (const [dataset, own] of byDataset)
      this.update(dataset.root, this.#files.changesIn(dataset, own, fresh));
  }

  #remember(files: readonly string[]): void {
    for (const [folder, { flight, changed }] of this.#folders) {
      if (flight.isBusy) for (const path of files) if (isWithin(path, folder)) changed.add(path);
    }
  }

  documentAt(path: string): TextDocument | undefined {
    return this.#ports.documents.at(path);
  }

  /** The URI that a client is told of a file by: its own for one that it has open. */
  uriOf(path: string): string {
    return this.#ports.documents.uriOf(path);
  }

  /** The text of a dataset's configuration file: the open document's, else the disk's. */
  configText(root: string): string | undefined {
    return this.#files.configText(root);
  }

  async #scan(folder: string, watched: Watched): Promise<void> {
    watched.changed.clear();
    const building = new Map<string, Assembly>();
    const configs = Object.fromEntries(
      this.datasets
        .filter(({ root, origin }) => origin === 'config' && isWithin(root, folder))
        .map(({ root }) => [root, this.#configInForce(root)]),
    );
    // A folder that is removed, or comes again, meanwhile has nothing to do with what is still read of it.
    const isCurrent = () => this.#folders.get(folder) === watched;
    await this.#ports.scanner.scan({ folder, images: 'headers', configs }, (part) => {
      if (isCurrent()) this.#take(folder, part, building, watched.changed);
    });
    if (isCurrent()) for (const root of building.keys()) this.#changed.fire({ root });
  }

  #configInForce(root: string): Config {
    return this.#configs.of(root, this.configText(root));
  }

  #take(folder: string, part: ScanPart, building: Map<string, Assembly>, changed: ReadonlySet<string>): void {
    if (part.kind === 'found') {
      const roots = new Set(part.datasets.map(({ root }) => root));
      for (const root of this.#datasets.keys())
        if (this.folderOf(root) === folder && !roots.has(root)) this.#forget(root);
    } else if (part.kind === 'dataset') {
      if (part.configText !== undefined) this.#configInForce(part.root);
      building.set(part.root, new Assembly(this.#withOpenConfig(part)));
    } else if (part.kind === 'captions') {
      building.get(part.root)?.take(part);
    } else if (part.kind === 'ready') {
      const dataset = building.get(part.root)?.dataset();
      if (!dataset) return;
      const files = new Set([...this.#ports.documents.paths, ...changed]);
      const seen = withPixelsOf(dataset, this.#datasets.get(part.root));
      this.#datasets.set(part.root, withFiles(seen, this.#files.changesIn(seen, files, true)));
      this.#changed.fire({ root: part.root });
    } else if (part.kind === 'caches') {
      const now = this.#datasets.get(part.root);
      const read = now && { ...now, caches: part.caches };
      if (read) this.#datasets.set(read.root, withFiles(read, this.#files.changesIn(read, changed, true)));
    } else {
      const unchanged = part.facts.filter(([path]) => !changed.has(path));
      this.#takeFacts(part.root, unchanged);
    }
  }

  /** The places of a configuration are those in the document that is open. */
  #withOpenConfig(part: LoadedBeginning): LoadedBeginning {
    return part.configText === undefined ? part : { ...part, configText: this.configText(part.root) };
  }

  /** Facts come later than the snapshot that they are about: only for pictures that it still has. */
  #takeFacts(root: string, facts: readonly (readonly [string, ImageFacts])[]): void {
    const current = this.#datasets.get(root);
    if (!current) return;
    const known = facts.flatMap(([path, read]) => {
      const before = current.images.get(path);
      return before ? [[path, { ...before, facts: read }] as const] : [];
    });
    this.#datasets.set(root, withFiles(current, { images: new Map(known) }));
  }

  /** Takes what pictures look like, for those that are still what was looked at. */
  takePixels(root: string, looks: readonly (readonly [ImageFile, PixelFacts])[]): void {
    const current = this.#datasets.get(root);
    const images = newLooks(current, looks);
    if (!current || images.size === 0) return;
    this.#datasets.set(root, withFiles(current, { images }));
    this.#changed.fire({ root, files: [...images.keys()] });
  }

  #forget(root: string): void {
    this.#datasets.delete(root);
    this.#configs.forget(root);
    this.#changed.fire({ root });
  }
}
