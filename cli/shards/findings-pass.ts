import { loudest } from '../../core/collapse.ts';
import { countOf, sumOf } from '../../core/dataset/gathered/counted.ts';
import type { Finding } from '../../core/finding.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import { lintSlices, lintSummary } from '../../core/slices/lint-slices.ts';
import type { Outline } from '../../core/slices/outline.ts';
import type { Summary } from '../../core/slices/summary.ts';
import { isSafelyFixed } from '../lint/fix-target.ts';
import { findInConfig } from '../lint/lint-target.ts';
import { rangesIn } from '../lint/positions.ts';
import { readOnce } from '../lint/read-once.ts';
import { present, rangesInFile } from '../lint/report.ts';
import * as trouble from '../lint/trouble.ts';
import type { FindingLine, FindingsEnd } from './part.ts';
import { aroundFor, type ShardDisk, type Sharded, type ShardRequest, slicesFor } from './shard-lint.ts';

type ByRule = FindingsEnd['datasets'][number]['byRule'];

const asItIs = (path: string) => path;

/**
 * The findings of one shard: the second pass. Those about datasets as wholes and about configurations are the first
 * shard's; paths are absolute, in no order.
 * @param summaries of all shards, for each dataset
 * @returns what comes last in a file of them
 */
export async function* findingsPass(
  { fileSystem }: ShardDisk,
  { outlines, around }: Sharded,
  summaries: readonly Summary[],
  request: ShardRequest & { readonly collapse: boolean },
): AsyncGenerator<FindingLine, FindingsEnd> {
  const isFirst = request.shard.index === 1;
  const datasets: FindingsEnd['datasets'] = [];
  let fixable = 0;
  for (const [dataset, outline] of outlines.entries()) {
    const summary = summaries[dataset];
    if (!summary) throw new Error(`no statistics of ${outline.found.root}`);
    const sum = new RuleSum();
    let looked = 0;
    const slices = linted(fileSystem, outline, summary, request);
    for await (const { findings, pictures, rangeOf } of slices) {
      looked += pictures;
      for (const finding of findings) {
        sum.add(finding);
        if (isSafelyFixed(finding)) fixable++;
        yield { dataset, finding: present(finding, rangeOf(finding.file), asItIs) };
      }
    }
    if (isFirst) {
      for (const finding of ofWhole(outline, summary, request, around)) {
        if (isSafelyFixed(finding)) fixable++;
        yield { dataset, finding: present(finding, rangesIn(outline.configText ?? ''), asItIs) };
      }
    }
    const { origin } = outline.found;
    datasets.push({ origin, totals: summary.totals, captions: summary.captions, looked, byRule: sum.byRule });
  }
  if (isFirst)
    for (const { text, findings } of around.configs)
      for (const finding of findings) yield { finding: present(finding, rangesIn(text), asItIs) };
  const { relative, collapse } = request;
  const inConfigs = outlines.flatMap((outline) => troublesOf(fileSystem, outline, relative));
  const troubles = isFirst ? [...around.troubles, ...inConfigs, ...around.unlisted()] : [];
  const isMistaken = isFirst && outlines.some((outline) => mistakesIn(outline, request, around).length > 0);
  return { end: true, datasets, configs: around.configs.length, fixable, troubles, isMistaken, collapse };
}

/** The slices of a shard, with what was found in them and where in their texts. */
async function* linted(
  fileSystem: ShardDisk['fileSystem'],
  outline: Outline,
  summary: Summary,
  request: ShardRequest,
) {
  const around = aroundFor(request, 'Checking files:');
  for await (const { slice, findings } of lintSlices(
    fileSystem,
    outline,
    summary,
    slicesFor(request),
    around,
  )) {
    const rangeOf = readOnce((file: string) =>
      rangesInFile({ dataset: slice, configText: outline.configText }, file),
    );
    yield { findings, pictures: slice.images.size, rangeOf };
  }
}

function ofWhole(
  outline: Outline,
  summary: Summary,
  request: ShardRequest,
  { installed }: Sharded['around'],
): readonly Finding[] {
  const { severities, knowledge } = request;
  const { mistakes, training } = findInConfig(outline.found.root, outline.configText, severities, installed);
  return [...mistakes, ...training, ...lintSummary(outline, summary, { severities, knowledge })];
}

function mistakesIn(outline: Outline, { severities }: ShardRequest, { installed }: Sharded['around']) {
  return findInConfig(outline.found.root, outline.configText, severities, installed).mistakes;
}

function troublesOf(
  fileSystem: ShardDisk['fileSystem'],
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
    const known = this.#byRule.get(code) ?? { files: countOf([]), severity };
    const files = this.#last.get(code) === file ? known.files : sumOf([known.files, countOf([file])]);
    this.#last.set(code, file);
    this.#byRule.set(code, { files, severity: loudest([known.severity, severity]) });
  }

  get byRule(): ByRule {
    return [...this.#byRule];
  }
}
