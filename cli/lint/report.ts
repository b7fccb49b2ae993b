import { CONFIG_FILE } from '../../core/config/schema.ts';
import { imagesOfCaption } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import { formatMessage } from '../../core/message.ts';
import { joinPath } from '../../core/path.ts';
import type { Severity } from '../../core/severity.ts';
import type { LintedConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { compareCodePoints } from './code-points.ts';
import { isSafelyFixed } from './fix-target.ts';
import type { Linted } from './lint-target.ts';
import { type Position, type Range, type RangeOf, rangesIn } from './positions.ts';
import { readOnce } from './read-once.ts';

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

export interface ReportedFinding {
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly scope: Finding['scope'];
  readonly count: number;
  /** Whether a finding of the dataset counts this one among many of its kind. */
  readonly isCounted: boolean;
  /** The one to prefer. */
  readonly fix: ReportedFix | null;
}

export interface ReportedFix {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** Puts together what was found. @param relative how a path is shown */
export function reportOf(
  linted: readonly Linted[],
  configs: readonly LintedConfig[],
  relative: (path: string) => string,
): Report {
  const datasets = linted.map((one) => describe(one, relative));
  const inDatasets = linted.flatMap((one) => {
    const rangesOf = readOnce((file) => rangesInFile(one, file));
    const together = new Set(one.findings.flatMap(({ scope, code }) => (scope === 'dataset' ? [code] : [])));
    return one.findings.map((finding) => ({
      ...present(finding, rangesOf(finding.file), relative),
      isCounted: finding.scope === 'file' && finding.severity === 'hint' && together.has(finding.code),
    }));
  });
  const inConfigs = configs.flatMap((one) => {
    const ranges = rangesIn(one.text);
    return one.findings.map((finding) => present(finding, ranges, relative));
  });
  const findings = [...inDatasets, ...inConfigs];
  const summary = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) summary[severity]++;
  return {
    datasets: datasets.sort((a, b) => compareCodePoints(a.root, b.root)),
    configs: configs.length,
    findings: sorted(findings),
    summary,
    fixable: linted.flatMap((one) => one.findings).filter(isSafelyFixed).length,
  };
}

function describe({ dataset }: Linted, relative: (path: string) => string): ReportedDataset {
  const { root, images, captions } = dataset;
  const ofPictures = [...captions.keys()].filter((path) => imagesOfCaption(dataset, path).length > 0);
  return { root: relative(root), images: images.size, captions: ofPictures.length };
}

function present(finding: Finding, rangeOf: RangeOf, relative: (path: string) => string): ReportedFinding {
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

const nowhere = rangesIn('');

/** Ranges in a file's text as the linter saw it; a picture, or a caption that can't be read, has the empty text. */
export function rangesInFile(
  { dataset, configText }: Pick<Linted, 'dataset' | 'configText'>,
  path: string,
): RangeOf {
  if (path === joinPath(dataset.root, CONFIG_FILE)) return rangesIn(configText ?? '');
  const file = dataset.captions.get(path);
  if (!file) return nowhere;
  if (file.caption) return rangesIn(file.caption.text);
  return file.problem.kind === 'encoding' ? rangesIn(file.problem.before) : nowhere;
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
