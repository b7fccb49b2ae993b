import * as fs from 'node:fs';
import * as path from 'node:path';
import { isNeverDataset } from '../dataset/discovery/listing.ts';
import { dirname, isWithin, joinPath, relativeTo } from '../path.ts';
import { fromNative, toNative } from './native-path.ts';

/** What changes within so long (ms) is told at once: a file is written in pieces, a folder filled one by one. */
const MOMENT = 100;

/** More folders than these are nobody's dataset: someone opened a whole disk. */
const MOST_FOLDERS = 8192;

/** Where one watch sees all that lies below its folder; elsewhere Node would watch each file by itself. */
const SEES_BELOW = process.platform === 'win32' || process.platform === 'darwin';

/** What happened to a file or a folder. */
export interface PathChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** What a watch needs from outside. */
export interface FolderWatchPorts {
  readonly watch: (
    folder: string,
    options: fs.WatchOptions,
    hear: fs.WatchListener<string>,
  ) => Pick<fs.FSWatcher, 'on' | 'close'>;
  readonly tell: (changes: readonly PathChange[]) => void;
  /** Hears once, and why, when not all is watched. */
  readonly fallShort: (why: string) => void;
}

/**
 * Watches folders with all below them that may be a dataset, and tells what happens there. Where the system refuses, `isWatched` says so.
 */
export class FolderWatch {
  readonly #ports: FolderWatchPorts;
  readonly #watchers = new Map<string, Pick<fs.FSWatcher, 'on' | 'close'>>();
  /** Paths that something happened to, and whether an entry of that name came or went. */
  readonly #heard = new Map<string, boolean>();
  #roots: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #isShort = false;

  constructor(ports: FolderWatchPorts) {
    this.#ports = ports;
  }

  /** Watches these folders from now on, and no others. One that was gone, or was refused, is tried again. */
  follow(roots: readonly string[]): void {
    this.#roots = roots;
    for (const folder of this.#watchers.keys()) if (!this.#rootOf(folder)) this.#end(folder);
    for (const root of roots)
      if (!this.#watchers.has(root)) SEES_BELOW ? this.#begin(root) : this.#enter(root);
  }

  /** Whether changes in a folder are heard of. */
  isWatched(folder: string): boolean {
    if (this.#watchers.has(folder)) return true;
    const root = SEES_BELOW ? this.#rootOf(folder) : undefined;
    return root !== undefined && this.#watchers.has(root);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#roots = [];
    for (const folder of this.#watchers.keys()) this.#end(folder);
  }

  #rootOf(folder: string): string | undefined {
    return this.#roots.find((root) => isWithin(folder, root));
  }

  /** Watches a folder and those below it. @returns what lies in them: nobody tells of what came before the watch */
  #enter(folder: string): readonly string[] {
    this.#begin(folder);
    if (!this.isWatched(folder)) return [];
    return entriesOf(folder).flatMap((entry) => {
      const at = joinPath(folder, entry.name);
      // Links aren't followed: what they lead to is watched where it lies, and a loop has no end.
      return entry.isDirectory() && !isNeverDataset(entry.name) ? [at, ...this.#enter(at)] : [at];
    });
  }

  #begin(folder: string): void {
    if (SEES_BELOW && !this.#roots.includes(folder)) return;
    // One whose folder was removed and made again hears of nothing.
    this.#end(folder);
    if (this.#watchers.size >= MOST_FOLDERS) {
      this.#fallShort(`there are more than ${MOST_FOLDERS}`);
      return;
    }
    try {
      const options = { persistent: false, recursive: SEES_BELOW };
      const watcher = this.#ports.watch(toNative(folder), options, (kind, name) => {
        // Some systems tell no name: then all of the folder may be another one.
        const at = name === null ? folder : fromNative(path.join(toNative(folder), name));
        this.#hear(at, kind === 'rename' || name === null);
      });
      watcher.on('error', (error) => {
        this.#end(folder);
        // The folder itself is gone, as Windows tells it.
        fs.existsSync(toNative(folder)) ? this.#fallShort(String(error)) : this.#hear(folder, true);
      });
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.#fallShort(String(error));
    }
  }

  #end(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #fallShort(why: string): void {
    if (this.#isShort) return;
    this.#isShort = true;
    this.#ports.fallShort(why);
  }

  #hear(at: string, isEntry: boolean): void {
    const root = this.#rootOf(at);
    if (root === undefined) return;
    const above = relativeTo(root, at).split('/').slice(0, -1);
    if (above.some(isNeverDataset)) return;
    this.#heard.set(at, isEntry || (this.#heard.get(at) ?? false));
    this.#timer ??= setTimeout(() => this.flush(), MOMENT).unref();
  }

  /** Tells at once what was heard: somebody is about to go by it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const heard = [...this.#heard];
    this.#heard.clear();
    const changes = heard.flatMap(([at, isEntry]): readonly PathChange[] => {
      const stat = statOf(at);
      if (!stat) {
        // Linux tells the end of a folder as that of an entry of the same name.
        const gone = fs.existsSync(toNative(dirname(at))) ? at : dirname(at);
        for (const folder of this.#watchers.keys()) if (isWithin(folder, gone)) this.#end(folder);
        return [{ path: gone, kind: 'deleted' }];
      }
      if (!stat.isDirectory()) return [{ path: at, kind: isEntry ? 'created' : 'changed' }];
      if (!isEntry) return [];
      return [at, ...this.#enter(at)].map((path) => ({ path, kind: 'created' as const }));
    });
    if (changes.length > 0) this.#ports.tell(changes);
  }
}

/** What lies in a folder; nothing where that can't be told. */
export function entriesOf(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(toNative(folder), { withFileTypes: true });
  } catch {
    // It is gone, or nobody may look into it.
    return [];
  }
}

function statOf(at: string): fs.Stats | undefined {
  try {
    return fs.statSync(toNative(at), { throwIfNoEntry: false });
  } catch {
    // A link to itself, or a place where nobody may look: who reads it finds out.
    return undefined;
  }
}
