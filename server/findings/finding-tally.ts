import type { Finding } from '../../core/finding.ts';
import { dirname, isWithin } from '../../core/path.ts';
import type { FindingCounts } from '../../protocol/lsp.ts';

const none: FindingCounts = { error: 0, warning: 0, info: 0, hint: 0 };

/**
 * Counts findings as those of a file take the place of others, so that nobody has to look at all of them. By folders:
 * which dataset a file belongs to may become another one.
 */
export class FindingTally {
  readonly #byFolder = new Map<string, FindingCounts>();

  /** Takes a file's findings for those that it had. */
  replace(path: string, before: readonly Finding[], after: readonly Finding[]): void {
    const folder = dirname(path);
    const counts = { ...(this.#byFolder.get(folder) ?? none) };
    for (const { severity } of before) counts[severity]--;
    for (const { severity } of after) counts[severity]++;
    if (Object.values(counts).every((count) => count === 0)) this.#byFolder.delete(folder);
    else this.#byFolder.set(folder, counts);
  }

  /** The counts of a folder and all those in it. */
  below(root: string): FindingCounts {
    const sum = { ...none };
    for (const [folder, counts] of this.#byFolder) {
      if (!isWithin(folder, root)) continue;
      sum.error += counts.error;
      sum.warning += counts.warning;
      sum.info += counts.info;
      sum.hint += counts.hint;
    }
    return sum;
  }
}
