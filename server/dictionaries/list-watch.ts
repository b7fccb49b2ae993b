import * as fs from 'node:fs';
import * as path from 'node:path';

/** Nothing may change for so long before it is told (ms): a list is written in many pieces. */
const QUIET = 500;

/** Stands for any list of a folder; no file is called so. */
const ANY = '*';

/**
 * Tells when some files change, come or go. It watches their folders, since a file that is replaced is another one; of
 * a folder that is not there the nearest above it.
 */
export class ListWatch {
  readonly #changed: () => void;
  readonly #watchers = new Map<string, fs.FSWatcher>();
  #names = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  /** @param changed is called once for all changes of a moment; it should say anew what to watch */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Watches these files from now on, and no others. Native paths.
   * @param lists a folder in which lists may come
   */
  watch(files: readonly string[], lists: string): void {
    this.#names = new Map();
    for (const file of [...files, path.join(lists, ANY)]) {
      const [folder, name] = watchable(file);
      this.#names.set(folder, (this.#names.get(folder) ?? new Set()).add(name));
    }
    for (const [folder, watcher] of this.#watchers) {
      // One that was removed and made again would be heard of no more: all are taken anew.
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of this.#names.keys()) this.#begin(folder);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #begin(folder: string): void {
    try {
      const watcher = fs.watch(folder, { persistent: false }, (_, name) => {
        // Some systems tell no name, some that of the folder when it goes.
        if (name === null || name === path.basename(folder) || this.#isWatched(folder, name)) this.#soon();
      });
      watcher.on('error', () => this.#soon());
      this.#watchers.set(folder, watcher);
    } catch {
      // No permission, or the system has no watches left: a restart of the server sees the change.
    }
  }

  #isWatched(folder: string, name: string): boolean {
    const names = this.#names.get(folder);
    return names !== undefined && (names.has(name) || (names.has(ANY) && /\.(?:csv|txt)$/i.test(name)));
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, QUIET);
    this.#timer.unref();
  }
}

/** The nearest folder above a file that is there, and which of its entries leads to the file. */
function watchable(file: string): readonly [folder: string, name: string] {
  let at = file;
  for (;;) {
    const folder = path.dirname(at);
    if (folder === at || fs.existsSync(folder)) return [folder, path.basename(at)];
    at = folder;
  }
}
