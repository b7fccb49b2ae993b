import type { Finding } from '../finding.ts';
import type { Message } from '../message.ts';
import type { RuleCode } from '../rules/codes.ts';
import { rules } from '../rules/index.ts';
import { type Severity, severities } from '../severity.ts';
import type { Mark, Within } from './mark.ts';

/** A rule with the pairs in which it finds something. */
export interface RuleMark extends Mark {
  readonly code: RuleCode;
  readonly title: Message;
  /** The loudest of what it finds. */
  readonly severity: Severity;
}

interface Found {
  count: number;
  /** Its place among the severities. */
  loudness: number;
}

/** Counts in how many pairs each rule finds something. */
export class FindingTally {
  readonly #found = new Map<RuleCode, Found>();

  /** Takes in what is found in a pair. */
  add(findings: readonly Finding[]): void {
    const seen = new Set<RuleCode>();
    for (const { code, severity } of findings) {
      const found = this.#found.get(code) ?? { count: 0, loudness: severities.length };
      this.#found.set(code, found);
      found.loudness = Math.min(found.loudness, severities.indexOf(severity));
      if (!seen.has(code)) found.count++;
      seen.add(code);
    }
  }

  /** The loudest first, then those of most pairs. */
  numbers(within: Within): readonly RuleMark[] {
    return [...this.#found]
      .sort(([a, one], [b, other]) => {
        return one.loudness - other.loudness || other.count - one.count || (a < b ? -1 : 1);
      })
      .map(([code, { count, loudness }]) => ({
        code,
        title: titles.get(code) ?? { template: code, args: [] },
        severity: severities[loudness] ?? 'hint',
        count,
        query: within(`issue:${code}`),
      }));
  }
}

const titles: ReadonlyMap<string, Message> = new Map(
  rules.map(({ code, title }) => [code, { template: title, args: [] }]),
);
