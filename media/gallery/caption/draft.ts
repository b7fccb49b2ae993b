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

/** A draft as the page keeps it while it isn't shown. */
export interface KeptDraft {
  readonly image: string;
  readonly dataset: string;
  readonly base: string;
  readonly text: string;
}

/**
 * Drafts by their pictures. One that can't be saved stays here when one looks at another picture, and while the page isn't
 * shown.
 */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #onChange: () => void;
  #last: Promise<unknown> = Promise.resolve();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get kept(): KeptDraft[] {
    return [...this.#drafts].map(([image, { dataset, base, text }]) => ({ image, dataset, base, text }));
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
    else this.#begin(image, dataset, base, text);
    this.#onChange();
  }

  end(image: string): void {
    if (this.#drafts.delete(image)) this.#onChange();
  }

  /** Runs something that writes a caption, after what was begun before: each begins with what the one before left. */
  inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(run, run);
    this.#last = result.catch(() => {});
    return result;
  }

  #begin(image: string, dataset: string, base: string, text: string): void {
    this.#drafts.set(image, {
      dataset,
      base,
      text,
      sent: undefined,
      isBeingSaved: false,
      problem: undefined,
    });
  }
}
