import { expect } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { lintFile } from '../../core/engine.ts';
import type { Finding } from '../../core/finding.ts';
import { rules } from '../../core/rules/index.ts';
import type { Rule } from '../../core/rules/rule.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { captionPath, captionsOf } from './datasets.ts';

/** A rule by its code. */
export function ruleOf(code: string): Rule {
  const rule = rules.find((one) => one.code === code);
  expect(rule, code).toBeDefined();
  return rule as Rule;
}

/** What one rule finds in one file of a dataset. */
export function findingsOf(
  code: string,
  dataset: Dataset,
  path: string,
  knowledge: Knowledge = {},
): readonly Finding[] {
  return lintFile(dataset, path, { rules: [ruleOf(code)], knowledge });
}

/** What one rule finds in the first of some captions: `severity text`. */
export function foundIn(
  code: string,
  captions: readonly string[],
  config?: string,
  knowledge?: Knowledge,
): readonly string[] {
  const dataset = captionsOf(captions, config === undefined ? {} : { config });
  const text = captions[0] ?? '';
  return findingsOf(code, dataset, captionPath(0), knowledge).map(({ severity, span }) => {
    return `${severity} ${text.slice(span.start, span.end)}`.trim();
  });
}
