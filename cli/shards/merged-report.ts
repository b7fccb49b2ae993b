import {
  conventionOf,
  isConvention,
  type Findings as SingleFindings,
  together,
} from '../../core/collapse.ts';
import { type Entries, mergeEntries } from '../../core/dataset/gathered/entries.ts';
import type { RuleCode } from '../../core/rules/codes.ts';
import { rangesIn } from '../lint/positions.ts';
import { present, type Report, reportWith, withCounted } from '../lint/report.ts';
import type { ReportedFinding } from '../lint/reported-finding.ts';
import type { FindingsEnd } from './part.ts';
import type { Findings } from './read-parts.ts';

/** The report of all shards: the one that a single run would give. @param relative how a path is shown */
export function mergedReport({ head, lines, ends }: Findings, relative: (path: string) => string): Report {
  const [first] = ends;
  const byDataset = head.datasets.map((): ReportedFinding[] => []);
  const inConfigs: ReportedFinding[] = [];
  for (const { dataset, finding } of lines) {
    const shown = { ...finding, file: relative(finding.file) };
    (dataset === undefined ? inConfigs : (byDataset[dataset] ?? inConfigs)).push(shown);
  }
  const findings = byDataset.flatMap((own, index) => {
    const parts = ends.flatMap(({ datasets }) => datasets[index] ?? []);
    const root = head.datasets[index]?.root ?? '/';
    return withCounted(first?.collapse ? collapsed(root, own, parts, relative) : own);
  });
  return reportWith({
    datasets: head.datasets.map(({ root }, index) => {
      const part = first?.datasets[index];
      return { root: relative(root), images: part?.totals.images ?? 0, captions: part?.captions ?? 0 };
    }),
    configs: first?.configs ?? 0,
    findings: [...findings, ...inConfigs],
    fixable: ends.reduce((sum, { fixable }) => sum + fixable, 0),
  });
}

/** Pictures that came or went between the two passes; 0 where nothing did. */
export function picturesMissed({ ends }: Findings): number {
  const [first] = ends;
  return (first?.datasets ?? []).reduce((sum, { totals }, index) => {
    const looked = ends.reduce((all, { datasets }) => all + (datasets[index]?.looked ?? 0), 0);
    return sum + Math.abs(looked - totals.images);
  }, 0);
}

type Part = FindingsEnd['datasets'][number];

/** What most of a dataset does becomes one finding, as `collapse` of core has it for findings that are all at hand. */
function collapsed(
  root: string,
  findings: readonly ReportedFinding[],
  parts: readonly Part[],
  relative: (path: string) => string,
): readonly ReportedFinding[] {
  const [first] = parts;
  if (!first) return findings;
  const { origin, totals } = first;
  const dataset = { root, origin, totals };
  const byRule = parts
    .map((part): Entries<SingleFindings, RuleCode> => part.byRule)
    .reduce((one, other) => mergeEntries(one, other, together), []);
  const conventions = byRule.filter(([, { files }]) => isConvention(dataset, files.count));
  const codes = new Set<string>(conventions.map(([code]) => code));
  const whole = conventions.map(([code, one]) =>
    present(conventionOf(dataset, code, one), rangesIn(''), relative),
  );
  return [
    ...whole,
    ...findings.map((finding) =>
      finding.scope === 'file' && codes.has(finding.code)
        ? { ...finding, severity: 'hint' as const }
        : finding,
    ),
  ];
}
