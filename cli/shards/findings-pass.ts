import { together } from '../../core/collapse.ts';
import { countOf } from '../../core/dataset/gathered/counted.ts';
import type { Finding } from '../../core/finding.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import { lintSlices, lintSummary } from '../../core/slices/lint-slices.ts';
import type { Outline } from '../../core/slices/outline.ts';
import type { Summary } from '../../core/slices/summary.ts';
import { isSafelyFixed } from '../lint/fix-target.ts';
import { findInConfig } from '../lint/lint-target.ts';
import type { NameDisk } from '../lint/named-paths.ts';
import { type RangeOf, rangesIn } from '../lint/positions.ts';
import { rangesInDataset } from '../lint/ranges-in-files.ts';
import { present } from '../lint/report.ts';
import { checkingFiles, telling } from '../lint/telling.ts';
import * as trouble from '../lint/trouble.ts';
import type { FindingLine, FindingsEnd } from './part.ts';
import { lintOptions, type Sharded, type ShardRequest } from './shard-lint.ts';

type ByRule = FindingsEnd['datasets'][number]['byRule'];

const asItIs = (path: string) => path;

/**
 * The findings of one shard: the second pass. Those about datasets as wholes and about configurations are the first
 * shard's; paths are absolute, in no order.
 * @param summaries of all shards, for each dataset
 * @returns what comes last in a file of them
 */
export async function* findingsPass(
  { fileSystem }: NameDisk,
  { outlines, around }: Sharded,
  summaries: readonly Summary[],
  request: ShardRequest & { readonly collapse: boolean },
): AsyncGenerator<FindingLine, FindingsEnd> {
  const isFirst = request.shard.index === 1;
  const datasets: FindingsEnd['datasets'] = [];
  let fixable = 0;
  let isMistaken = false;
  const options = lintOptions(request);
  const turn = telling(request.tell, checkingFiles);
  for (const [dataset, outline] of outlines.entries()) {
    const summary = summaries[dataset];
    if (!summary) throw new Error(`no statistics of ${outline.found.root}`);
    const { found, configText } = outline;
    const line = (finding: Finding, rangeOf: RangeOf): FindingLine => {
      if (isSafelyFixed(finding)) fixable++;
      return { dataset, finding: present(finding, rangeOf, asItIs) };
    };
    const sum = new RuleSum();
    let looked = 0;
    for await (const { slice, findings } of lintSlices(fileSystem, outline, summary, request, {
      options,
      turn,
    })) {
      looked += slice.images.size;
      const rangeOf = rangesInDataset(slice, configText);
      for (const finding of findings) {
        sum.add(finding);
        yield line(finding, rangeOf(finding.file));
      }
    }
    if (isFirst) {
      const { mistakes, training } = findInConfig(
        found.root,
        configText,
        request.severities,
        around.installed,
      );
      isMistaken ||= mistakes.length > 0;
      const rangeOf = rangesIn(configText ?? '');
      for (const finding of [...mistakes, ...training, ...lintSummary(outline, summary, options)])
        yield line(finding, rangeOf);
    }
    const { origin } = found;
    datasets.push({ origin, totals: summary.totals, captions: summary.captions, looked, byRule: sum.byRule });
  }
  if (isFirst)
    for (const { text, findings } of around.configs)
      for (const finding of findings) yield { finding: present(finding, rangesIn(text), asItIs) };
  const { relative, collapse } = request;
  const inConfigs = outlines.flatMap((outline) => troublesOf(fileSystem, outline, relative));
  const troubles = isFirst ? [...around.troubles, ...inConfigs, ...around.unlisted()] : [];
  return { end: true, datasets, configs: around.configs.length, fixable, troubles, isMistaken, collapse };
}

function troublesOf(
  fileSystem: NameDisk['fileSystem'],
  { found, configText }: Outline,
  relative: (path: string) => string,
): readonly string[] {
  return trouble.ofConfig(
    fileSystem,
    { target: { root: found, covers: () => true }, configText, configFindings: [] },
    relative,
  );
}

/** Counts the files that each rule finds something in, loud enough to be put together. Files come one after the other. */
class RuleSum {
  readonly #byRule = new Map<RuleCode, ByRule[number][1]>();
  readonly #last = new Map<RuleCode, string>();

  add({ code, scope, severity, file }: Finding): void {
    if (scope === 'dataset' || severity === 'hint') return;
    const files = countOf(this.#last.get(code) === file ? [] : [file]);
    const known = this.#byRule.get(code);
    this.#last.set(code, file);
    this.#byRule.set(code, known ? together(known, { files, severity }) : { files, severity });
  }

  get byRule(): ByRule {
    return [...this.#byRule];
  }
}
