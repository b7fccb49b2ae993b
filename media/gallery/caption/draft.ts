/** What the user has written of a caption, not saved yet. */
export interface Draft {
  readonly dataset: string;
  text: string;
  /** The caption as it was, to its line ends, when writing began. */
  base: string;
  /** What is on its way to be saved, or was. */
  sent: string | undefined;
  /** Why it couldn't be saved. */
  problem: string | undefined;
}

/** Drafts by their pictures. One that can't be saved stays here when one looks at another picture. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>();

  of(image: string | undefined): Draft | undefined {
    return image === undefined ? undefined : this.#drafts.get(image);
  }

  begin(image: string, dataset: string, base: string, text: string): Draft {
    const draft = { dataset, base, text, sent: undefined, problem: undefined };
    this.#drafts.set(image, draft);
    return draft;
  }

  end(image: string): void {
    this.#drafts.delete(image);
  }
}
