import type { KeptDraft } from '../../../protocol/gallery/draft.ts';

/** What the user has written of a caption, not saved yet. */
export interface Draft {
  readonly dataset: string;
  text: string;
  /** The caption as it was, to its line ends, when writing began. */
  base: string;
  /** What is on its way to be saved, or was. */
  sent: string | undefined;
  /** Whether that is on its way now. */
  isBeingSaved: boolean;
  /** Why it couldn't be saved. */
  problem: string | undefined;
}

/** What becomes of drafts. */
export interface DraftEvents {
  onWrite(draft: KeptDraft): void;
  /** One is saved, or given up. */
  onEnd(image: string): void;
  /** Any of that. */
  onChange(): void;
}

/**
 * Drafts by their pictures. One that can't be saved stays here when one looks at another picture, and while the page isn't
 * shown.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #events: DraftEvents;
  #last: Promise<unknown> = Promise.resolve();

  constructor(events: DraftEvents) {
    this.#events = events;
  }

  /** As the page keeps them while it isn't shown. */
  get kept(): KeptDraft[] {
    return [...this.#drafts].map(([image, draft]) => kept(image, draft));
  }

  /** Takes drafts that were kept; what is written now is newer. */
  restore(drafts: readonly KeptDraft[]): void {
    for (const { image, dataset, base, text } of drafts)
      if (!this.#drafts.has(image)) this.#begin(image, dataset, base, text);
  }

  of(image: string | undefined): Draft | undefined {
    return image === undefined ? undefined : this.#drafts.get(image);
  }

  /** Takes what is written. @param base what the caption is now, if this is the beginning */
  write(image: string, dataset: string, base: string, text: string): void {
    const draft = this.#drafts.get(image);
    if (draft) draft.text = text;
    this.#events.onWrite(kept(image, draft ?? this.#begin(image, dataset, base, text)));
    this.#events.onChange();
  }

  end(image: string): void {
    if (!this.#drafts.delete(image)) return;
    this.#events.onEnd(image);
    this.#events.onChange();
  }

  /** Runs something that writes a caption, after what was begun before: each begins with what the one before left. */
  inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(run, run);
    this.#last = result.catch(() => {});
    return result;
  }

  #begin(image: string, dataset: string, base: string, text: string): Draft {
    const draft = { dataset, base, text, sent: undefined, isBeingSaved: false, problem: undefined };
    this.#drafts.set(image, draft);
    return draft;
  }
}

function kept(image: string, { dataset, base, text }: Draft): KeptDraft {
  return { image, dataset, base, text };
}
