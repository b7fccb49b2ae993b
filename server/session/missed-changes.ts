import { FileChangeType, type FileEvent } from 'vscode-languageserver/node';

/** How long an editor may take to tell of a change (ms). */
const GRACE = 1000;

/**
 * What changed in datasets and the editor did not tell of. VS Code comes too late to watch some folders that are new, one
 * in another, and then never tells what is written there; a watch of our own sees it, and this keeps the two apart, so
 * that nothing is read twice.
 */
export class MissedChanges {
  readonly #tell: (events: readonly FileEvent[]) => void;
  /** What our watch saw, and when first; the oldest in front. */
  readonly #seen = new Map<string, { readonly event: FileEvent; readonly at: number }>();
  /** What the editor told of a file last, and when. */
  readonly #told = new Map<string, { readonly isGone: boolean; readonly at: number }>();
  #timer: NodeJS.Timeout | undefined;

  /** @param tell hears what was missed */
  constructor(tell: (events: readonly FileEvent[]) => void) {
    this.#tell = tell;
  }

  /** Takes what the editor tells. */
  told(events: readonly FileEvent[]): void {
    const at = performance.now();
    for (const event of events) {
      const { uri } = event;
      this.#seen.delete(uri);
      // In the order of time, so that the old ones are found in front.
      this.#told.delete(uri);
      this.#told.set(uri, { isGone: isGone(event), at });
    }
    this.#wait();
  }

  /** Takes what our own watch sees. */
  saw(events: readonly FileEvent[]): void {
    const now = performance.now();
    for (const event of events) {
      // VS Code tells nothing of a file that was written and deleted in one moment, though it was there before.
      if (this.#told.get(event.uri)?.isGone === isGone(event)) continue;
      // As it was last, at the time when it was first: what changes all the time is told all the same.
      this.#seen.set(event.uri, { event, at: this.#seen.get(event.uri)?.at ?? now });
    }
    this.#wait();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    if (this.#seen.size === 0 && this.#told.size === 0) return;
    this.#timer ??= setTimeout(() => this.#look(), GRACE / 2).unref();
  }

  #look(): void {
    this.#timer = undefined;
    const before = performance.now() - GRACE;
    for (const [uri, { at }] of this.#told) {
      if (at > before) break;
      this.#told.delete(uri);
    }
    const missed: FileEvent[] = [];
    for (const [uri, { event, at }] of this.#seen) {
      if (at > before) break;
      this.#seen.delete(uri);
      missed.push(event);
    }
    this.#wait();
    if (missed.length > 0) this.#tell(missed);
  }
}

function isGone({ type }: FileEvent): boolean {
  return type === FileChangeType.Deleted;
}
