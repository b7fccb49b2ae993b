import type { Finding } from '../../core/finding.ts';
import { formatMessage } from '../../core/message.ts';
import type { Severity } from '../../core/severity.ts';
import type { LintedConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { compareCodePoints } from './code-points.ts';
import { isSafelyFixed } from './fix-target.ts';
import type { Linted } from './lint-target.ts';
import { type Position, type RangeOf, rangesIn } from './positions.ts';
import type { ReportedFinding } from './reported-finding.ts';

/** What a lint has to tell, in order; a reporter only writes it down. */
export interface Report {
  readonly datasets: readonly ReportedDataset[];
  /** How many of the trainer's own configurations were looked at. */
  readonly configs: number;
  /** By file, range and code. */
  readonly findings: readonly ReportedFinding[];
  readonly summary: Readonly<Record<Severity, number>>;
  /** How many findings `--fix` mends. */
  readonly fixable: number;
}

/** A dataset, as a whole even where only a part of it was named. Paths are relative to the working folder. */
export interface ReportedDataset {
  readonly root: string;
  /** How many pictures it has. */
  readonly images: number;
  /** How many caption files are a picture's, readable or not. */
  readonly captions: number;
}

/** Puts together what was found. @param relative how a path is shown */
export function reportOf(
  linted: readonly Linted[],
  configs: readonly LintedConfig[],
  relative: (path: string) => string,
): Report {
  const datasets = linted.map((one) => describe(one, relative));
  const inDatasets = linted.flatMap((one) => {
    return withCounted(one.findings.map((finding) => present(finding, one.rangesOf(finding.file), relative)));
  });
  const inConfigs = configs.flatMap((one) => {
    const ranges = rangesIn(one.text);
    return one.findings.map((finding) => present(finding, ranges, relative));
  });
  return reportWith({
    datasets,
    configs: configs.length,
    findings: [...inDatasets, ...inConfigs],
    fixable: linted.flatMap((one) => one.findings).filter(isSafelyFixed).length,
  });
}

/** A report in its order, with its sums. */
export function reportWith({ datasets, configs, findings, fixable }: Omit<Report, 'summary'>): Report {
  const summary = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) summary[severity]++;
  return {
    datasets: [...datasets].sort((a, b) => compareCodePoints(a.root, b.root)),
    configs,
    findings: sorted(findings),
    summary,
    fixable,
  };
}

function describe(
  { dataset: { root, totals }, captions }: Linted,
  relative: (path: string) => string,
): ReportedDataset {
  return { root: relative(root), images: totals.images, captions };
}

/** The findings of one dataset, those marked that a finding of the dataset counts. */
export function withCounted(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const together = new Set(findings.flatMap(({ scope, code }) => (scope === 'dataset' ? [code] : [])));
  return findings.map((finding) => {
    const { scope, severity, code } = finding;
    return { ...finding, isCounted: scope === 'file' && severity === 'hint' && together.has(code) };
  });
}

/** A finding as it is reported. */
export function present(
  finding: Finding,
  rangeOf: RangeOf,
  relative: (path: string) => string,
): ReportedFinding {
  const { file, span, severity, code, message, scope, count, fixes } = finding;
  // What rewrites bytes, or changes files, has no edits to tell.
  const fix = fixes.find(({ kind }) => kind !== 'bytes' && kind !== 'files');
  return {
    file: relative(file),
    range: rangeOf(span),
    severity,
    code,
    message: formatMessage(message),
    scope,
    count,
    isCounted: false,
    fix: fix
      ? {
          title: formatMessage(fix.title),
          edits: fix.edits.map(({ span, newText }) => ({ range: rangeOf(span), newText })),
        }
      : null,
  };
}

/** Each file's path is compared once, not once for each of its findings. */
function sorted(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const byFile = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const list = byFile.get(finding.file);
    list ? list.push(finding) : byFile.set(finding.file, [finding]);
  }
  const files = [...byFile].sort(([a], [b]) => compareCodePoints(a, b));
  return files.flatMap(([, list]) => list.sort(byPlace));
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    compareCodePoints(a.code, b.code) ||
    compareCodePoints(a.message, b.message)
  );
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
