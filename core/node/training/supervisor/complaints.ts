import { codeOf } from '../../system-trouble.ts';

/** Tells what goes wrong with a supervision, once for the same of it in a row: a disk that is full is so for hours. */
export class Complaints {
  readonly #log: (line: string) => void;
  #last = '';
  #lastKind = '';

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  /** What went wrong last; empty where nothing did. */
  get last(): string {
    return this.#last;
  }

  tell(error: unknown): void {
    this.#last = error instanceof Error ? error.message : String(error);
    const kind = codeOf(error) ?? this.#last;
    if (kind !== this.#lastKind) this.#log(this.#last);
    this.#lastKind = kind;
  }

  /** Does something; where that fails, tells why. @returns whether it was done */
  try(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    }
  }
}
