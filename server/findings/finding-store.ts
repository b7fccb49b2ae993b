import type { Finding } from '../../core/finding.ts';
import type { FindingCounts } from '../../protocol/lsp.ts';
import { FindingTally } from './finding-tally.ts';

/** The findings of one file; the serial number grows with each change. */
export interface FileFindings {
  readonly serial: number;
  readonly findings: readonly Finding[];
}

/** The findings of all files as they stand. */
export class FindingStore {
  readonly #files = new Map<string, FileFindings>();
  readonly #tally = new FindingTally();
  #lastSerial = 0;

  of(path: string): FileFindings {
    return this.#files.get(path) ?? { serial: 0, findings: [] };
  }

  /** All files that have findings, or had. */
  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  entries(): Iterable<[string, FileFindings]> {
    return this.#files.entries();
  }

  /** How many there are below a folder; asked at each change. */
  countsBelow(root: string): FindingCounts {
    return this.#tally.below(root);
  }

  /** Keeps the findings of a file; returns whether they are other ones. */
  store(path: string, findings: readonly Finding[]): boolean {
    const before = this.of(path).findings;
    if (JSON.stringify(before) === JSON.stringify(findings)) return false;
    this.#tally.replace(path, before, findings);
    this.#files.set(path, { serial: ++this.#lastSerial, findings });
    return true;
  }
}
