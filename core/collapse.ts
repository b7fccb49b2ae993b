import { CONFIG_FILE } from './config/schema.ts';
import type { Dataset } from './dataset/dataset.ts';
import { type Counted, countOf, sumOf } from './dataset/gathered/counted.ts';
import type { Finding } from './finding.ts';
import { message } from './message.ts';
import { joinPath } from './path.ts';
import type { RuleCode } from './rules/codes.ts';
import { rules } from './rules/index.ts';
import { type Severity, severities } from './severity.ts';

/** Above this share of the pictures a rule's findings become one, and below the other one they part again. */
const COLLAPSE_ABOVE = 0.2;
const PART_BELOW = 0.15;
/** On fewer pictures they are listed one by one, however large their share. */
const FEWEST = 10;

/** What has to be known of a dataset to put its findings together. */
type Collapsible = Pick<Dataset, 'root' | 'origin' | 'totals'>;

/** Findings with those of a majority put together, and the rules that it happened to. */
export interface Collapsed {
  readonly findings: readonly Finding[];
  readonly codes: ReadonlySet<RuleCode>;
}

/**
 * What most of a dataset does is its convention, not a hundred mistakes: a rule that finds something in more than
 * 20 % of the pictures, and in at least 10, becomes one finding of the dataset; the single ones stay as hints.
 * @param before the rules that it happened to last time: they part again only below 15 %
 */
export function collapse(
  dataset: Collapsible,
  findings: readonly Finding[],
  before: ReadonlySet<RuleCode> = new Set(),
): Collapsed {
  const files = new Map<RuleCode, Set<string>>();
  for (const { code, file, scope, severity } of findings) {
    if (scope === 'dataset' || severity === 'hint') continue;
    const known = files.get(code);
    known ? known.add(file) : files.set(code, new Set([file]));
  }
  const codes = new Set<RuleCode>();
  for (const [code, { size }] of files) if (isConvention(dataset, size, before.has(code))) codes.add(code);
  if (codes.size === 0) return { findings, codes };
  const single = findings.map((finding): Finding => {
    return codes.has(finding.code) && finding.scope === 'file' ? { ...finding, severity: 'hint' } : finding;
  });
  const together = [...codes].map((code) => {
    return oneFor(
      dataset,
      code,
      findings.filter(
        (finding) => finding.code === code && finding.scope === 'file' && finding.severity !== 'hint',
      ),
    );
  });
  return { findings: [...together, ...single], codes };
}

/** Whether so many pictures with findings of one rule are what most of a dataset does. */
export function isConvention({ totals }: Pick<Dataset, 'totals'>, files: number, wasBefore = false): boolean {
  const share = files / Math.max(totals.images, 1);
  return files >= FEWEST && share > (wasBefore ? PART_BELOW : COLLAPSE_ABOVE);
}

function oneFor(dataset: Collapsible, code: RuleCode, findings: readonly Finding[]): Finding {
  const files = countOf(new Set(findings.map(({ file }) => file)));
  return conventionOf(dataset, code, { files, severity: loudest(findings.map(({ severity }) => severity)) });
}

/** Findings of one rule in single files. */
export interface Findings {
  readonly files: Counted;
  /** The loudest. */
  readonly severity: Severity;
}

/** What is found in the files of both; no file is in two. */
export function together(one: Findings, other: Findings): Findings {
  return { files: sumOf([one.files, other.files]), severity: loudest([one.severity, other.severity]) };
}

/** The one finding that stands for them. */
export function conventionOf(dataset: Collapsible, code: RuleCode, { files, severity }: Findings): Finding {
  const title = rules.find((rule) => rule.code === code)?.title ?? code;
  return {
    code,
    severity,
    file: dataset.origin === 'config' ? joinPath(dataset.root, CONFIG_FILE) : (files.first ?? dataset.root),
    span: { start: 0, end: 0 },
    message: message('{0} of {1} pictures: {2}.', files.count, dataset.totals.images, withinSentence(title)),
    fixes: [],
    related: [],
    scope: 'dataset',
    count: files.count,
    unnecessary: false,
  };
}

/** A title as it goes on behind a colon; a word in capitals stays one. */
function withinSentence(title: string): string {
  return /^\p{Lu}\P{Lu}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function loudest(all: readonly Severity[]): Severity {
  const ranks = all.map((severity) => severities.indexOf(severity));
  return severities[Math.min(...ranks)] ?? 'hint';
}
