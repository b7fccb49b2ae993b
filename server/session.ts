import { Emitter } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readConfig } from '../core/config/read-config.ts';
import { CONFIG_FILE, type Config } from '../core/config/schema.ts';
import { assemble, captionFile } from '../core/dataset/assemble.ts';
import { type Dataset, type FileChanges, withFiles } from '../core/dataset/dataset.ts';
import type { CaptionFile, ImageFile } from '../core/dataset/files.ts';
import { isCaptionIn, type ReadCaption, readCaption, readConfigText } from '../core/dataset/load.ts';
import type { ScanPart } from '../core/node/scan.ts';
import { basename, dirname, isWithin, joinPath, splitExtension } from '../core/path.ts';
import type { FileSystem } from '../core/ports.ts';
import type { OpenDocuments } from './open-documents.ts';
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
  readonly scanner: Scanner;
  readonly documents: OpenDocuments;
  readonly log: (line: string) => void;
  readonly logError: (line: string) => void;
}

/**
 * The one owner of change: holds the current snapshot of each dataset, as disk and open documents have it. A request
 * works on the snapshot that it took.
 */
export class Session {
  readonly #ports: SessionPorts;
  readonly #folders = new Map<string, SingleFlight>();
  readonly #datasets = new Map<string, Dataset>();
  /** The last configuration without mistakes, by dataset root. */
  readonly #goodConfigs = new Map<string, Config>();
  readonly #changed = new Emitter<SessionChange>();
  readonly #scanned = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  /** Scanning began or ended. */
  readonly onDidScan = this.#scanned.event;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
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
    return this.datasetOf(path)?.imagesOfCaption.has(path) ?? false;
  }

  get isScanning(): boolean {
    return [...this.#folders.values()].some(({ isBusy }) => isBusy);
  }

  /** Resolves when all folders that are known now were scanned once. */
  async ready(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((flight) => flight.idle()));
  }

  /** Has a folder scanned, as `scan` does; a failure is logged. */
  startScan(folder: string, cause: string): void {
    this.scan(folder, cause).catch((error: unknown) => {
      this.#ports.logError(`scanning ${folder} failed: ${error}`);
    });
  }

  /** Adds a folder to watch over, or scans it again. Returns when it was scanned. */
  async scan(folder: string, cause: string): Promise<void> {
    let flight = this.#folders.get(folder);
    if (!flight) {
      flight = new SingleFlight(() => this.#scan(folder));
      this.#folders.set(folder, flight);
    }
    this.#ports.log(`scanning ${folder}: ${cause}`);
    const done = flight.run();
    this.#scanned.fire();
    try {
      await done;
    } finally {
      this.#scanned.fire();
    }
  }

  /** Forgets a folder and the datasets in it. */
  remove(folder: string): void {
    this.#folders.delete(folder);
    for (const root of this.#datasets.keys()) if (isWithin(root, folder)) this.#forget(root);
  }

  /** The folder, among those watched over, that a path lies in: the innermost. */
  folderOf(path: string): string | undefined {
    return [...this.#folders.keys()]
      .filter((folder) => isWithin(path, folder))
      .sort((a, b) => b.length - a.length)[0];
  }

  /** Takes changed files into their dataset's snapshot. All of them must be the dataset's. */
  update(root: string, changes: FileChanges): void {
    const dataset = this.#datasets.get(root);
    if (!dataset) return;
    this.#datasets.set(root, withFiles(dataset, changes));
    const files = [...(changes.captions?.keys() ?? []), ...(changes.images?.keys() ?? [])];
    this.#changed.fire({ root, files });
  }

  /** Takes captions and configurations as they are now, of any datasets: somebody wrote them a moment ago. */
  reread(files: readonly string[]): void {
    const byDataset = new Map<Dataset, Map<string, CaptionFile | undefined>>();
    for (const path of files) {
      if (basename(path) === CONFIG_FILE)
        this.startScan(this.folderOf(path) ?? dirname(path), 'its configuration was edited');
      const dataset = this.datasetOf(path);
      if (!dataset || splitExtension(path)[1] !== dataset.captionExtension) continue;
      const changes = byDataset.get(dataset) ?? new Map<string, CaptionFile | undefined>();
      byDataset.set(dataset, changes.set(path, this.currentCaption(dataset, path, true)));
    }
    for (const [{ root }, changes] of byDataset) this.update(root, { captions: changes });
  }

  /**
   * A caption as it is now: the open document's text, else the disk's.
   * @param fresh whether the disk is read though an open document is known to be readable there
   */
  currentCaption(dataset: Dataset, path: string, fresh = false): CaptionFile | undefined {
    const document = this.documentAt(path);
    const known = dataset.captions.get(path);
    if (document && known?.caption && !fresh)
      return this.#parsed(dataset, { path, text: document.getText(), bom: known.bom });
    const read = readCaption(this.#ports.fileSystem, path);
    if ('text' in read) return this.#parsed(dataset, document ? { ...read, text: document.getText() } : read);
    // What the disk has can't be read as UTF-8: the editor shows a guess at it, the trainer stops.
    if (read.problem.kind === 'encoding' || !document) return isGone(read) ? undefined : read;
    return this.#parsed(dataset, { path, text: document.getText(), bom: false });
  }

  #parsed(dataset: Dataset, read: ReadCaption): CaptionFile | undefined {
    return isCaptionIn(dataset.origin, read) ? captionFile(dataset, read) : undefined;
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
    const path = joinPath(root, CONFIG_FILE);
    return this.documentAt(path)?.getText() ?? readConfigText(this.#ports.fileSystem, root);
  }

  async #scan(folder: string): Promise<void> {
    const building = new Map<string, Dataset>();
    const configs = Object.fromEntries(
      this.datasets
        .filter(({ root, origin }) => origin === 'config' && isWithin(root, folder))
        .map(({ root }) => [root, this.#configInForce(root)]),
    );
    await this.#ports.scanner.scan({ folder, images: 'headers', configs }, (part) =>
      this.#take(folder, part, building),
    );
    for (const root of building.keys()) this.#changed.fire({ root });
  }

  #configInForce(root: string): Config {
    const { config, problems } = readConfig(this.configText(root) ?? '');
    if (problems.length === 0) this.#goodConfigs.set(root, config);
    return problems.length === 0 ? config : (this.#goodConfigs.get(root) ?? config);
  }

  #take(folder: string, part: ScanPart, building: Map<string, Dataset>): void {
    if (part.kind === 'found') {
      const roots = new Set(part.datasets.map(({ root }) => root));
      for (const root of this.#datasets.keys())
        if (isWithin(root, folder) && !roots.has(root)) this.#forget(root);
      return;
    }
    if (part.kind === 'dataset' && part.configText !== undefined) this.#configInForce(part.root);
    const dataset = assemble(building.get(part.root), part);
    building.set(part.root, dataset);
    if (part.kind === 'ready') {
      this.#datasets.set(part.root, this.#withDocuments(dataset));
      this.#changed.fire({ root: part.root });
    } else if (part.kind === 'facts')
      this.#takeFacts(
        part.root,
        part.facts.map(([path, facts]) => ({ path, facts })),
      );
  }

  /** Facts come later than the snapshot that they are about: only for pictures that it still has. */
  #takeFacts(root: string, images: readonly ImageFile[]): void {
    const current = this.#datasets.get(root);
    if (!current) return;
    const known = images.filter(({ path }) => current.images.has(path));
    this.#datasets.set(
      root,
      withFiles(current, { images: new Map(known.map((image) => [image.path, image])) }),
    );
  }

  #withDocuments(dataset: Dataset): Dataset {
    const captions = new Map<string, CaptionFile | undefined>();
    for (const path of this.#ports.documents.paths) {
      if (dataset.folders.has(dirname(path)) && splitExtension(path)[1] === dataset.captionExtension) {
        captions.set(path, this.currentCaption(dataset, path));
      }
    }
    return withFiles(dataset, { captions });
  }

  #forget(root: string): void {
    this.#datasets.delete(root);
    this.#goodConfigs.delete(root);
    this.#changed.fire({ root });
  }
}

function isGone(read: ReadCaption): boolean {
  return 'problem' in read && read.problem.kind === 'unreadable' && read.problem.failure === 'missing';
}
