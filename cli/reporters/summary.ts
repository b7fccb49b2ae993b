import type { Report } from '../lint/report.ts';
import type { ReportedFinding } from '../lint/reported-finding.ts';

/** A report in one sentence: how many problems of each severity, and in how much. */
export function summaryOf({ datasets, configs, findings, summary }: Report): string {
  const pictures = datasets.reduce((sum, { images }) => sum + images, 0);
  const parts = [
    ...(datasets.length > 0 ? [counted(datasets.length, 'dataset'), counted(pictures, 'picture')] : []),
    ...(configs > 0 ? [counted(configs, 'configuration')] : []),
  ];
  const seen = `in ${parts.join(', ')}`;
  if (parts.length === 0) return 'There is no dataset here: nothing to lint.';
  if (findings.length === 0) return `No problems ${seen}.`;
  const { error, warning, info, hint } = summary;
  const counts = [
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(info, 'info'),
    counted(hint, 'hint'),
  ].join(', ');
  return `${counted(findings.length, 'problem')} (${counts}) ${seen}`;
}

/** The findings without those that one of the dataset counts. */
export function listedOf({ findings }: Report): readonly ReportedFinding[] {
  return findings.filter(({ isCounted }) => !isCounted);
}

/** A line, with its break, that says how many are left out of the list; empty where none is. */
export function restOf(report: Report): string {
  const unlisted = report.findings.length - listedOf(report).length;
  return unlisted === 0
    ? ''
    : `\n${counted(unlisted, 'hint')} of what many pictures do: --no-collapse lists them`;
}

/** A number with its noun: `1 picture`, `2 pictures`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
