import type { FileEvent } from 'vscode-languageserver/node';
import { isTemporary } from '../../core/node/disk/temporary-file.ts';
import { basename } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { pathOfUri } from '../uri.ts';

/** A clock of file times may stand still so long (ms): what was written in it may be written once more unseen. */
const TICK = 50;

/**
 * What our own edits wrote: it is known already, and watchers tell of it all the same, as of a storm of changes from
 * outside. What they tell while files are written is heard when it is over.
 */
export class OwnWrites {
  readonly #times: FileSystem['times'];
  readonly #take: (events: readonly FileEvent[]) => void;
  /** When each file came to be what it is; undefined for one that is gone. */
  #known: ReadonlyMap<string, number | undefined> = new Map();
  #writers = 0;
  #held: readonly FileEvent[][] = [];

  /** @param take hears what watchers tell of others */
  constructor({ times }: Pick<FileSystem, 'times'>, take: (events: readonly FileEvent[]) => void) {
    this.#times = times;
    this.#take = take;
  }

  /** Does work in which files are written. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#writers++;
    try {
      return await work();
    } finally {
      if (--this.#writers === 0) {
        const held = this.#held.flat();
        this.#held = [];
        this.hear(held);
      }
    }
  }

  /** Notes files that were written, before they are read: what is written later is another one's. */
  note(files: readonly string[]): void {
    const rested = Date.now() - TICK;
    const known = new Map<string, number | undefined>();
    for (const file of files) {
      const changed = this.#times(file)?.changed;
      if (changed === undefined || changed < rested) known.set(file, changed);
    }
    this.#known = known;
  }

  /** Takes what watchers tell. */
  hear(events: readonly FileEvent[]): void {
    if (this.#writers > 0) {
      this.#held = [...this.#held, [...events]];
      return;
    }
    const others = events.filter(({ uri }) => !this.#isOwn(pathOfUri(uri)));
    if (others.length > 0) this.#take(others);
  }

  #isOwn(path: string | undefined): boolean {
    if (path === undefined) return false;
    if (isTemporary(basename(path))) return true;
    return this.#known.has(path) && this.#known.get(path) === this.#times(path)?.changed;
  }
}
