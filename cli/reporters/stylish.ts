import type { Report, ReportedFinding } from '../lint/report.ts';
import { escapeControls } from '../terminal/escape.ts';
import { type Style, styled } from '../terminal/style.ts';
import type { Reporter } from './reporter.ts';

const severityStyle: Readonly<Record<ReportedFinding['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'dim',
};

/** The report for people: file by file, one line a finding, places counted from 1. */
export const stylish: Reporter = (report, { colors }) => {
  const style = styled(colors);
  const blocks = byFile(report.findings).map(([file, findings]) => {
    return `${style('underline', escapeControls(file))}\n${linesOf(findings, style)}\n`;
  });
  return `${[...blocks, summaryOf(report, style)].join('\n')}\n`;
};

function byFile(findings: readonly ReportedFinding[]): readonly [string, readonly ReportedFinding[]][] {
  const files = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const list = files.get(finding.file);
    list ? list.push(finding) : files.set(finding.file, [finding]);
  }
  return [...files];
}

function linesOf(findings: readonly ReportedFinding[], style: ReturnType<typeof styled>): string {
  const rows = findings.map(({ range: { start }, severity, message, code }) => ({
    line: String(start.line + 1),
    column: String(start.character + 1),
    severity,
    message: escapeControls(message),
    code,
  }));
  const width = (of: (row: (typeof rows)[number]) => string) =>
    rows.reduce((widest, row) => Math.max(widest, lengthOf(of(row))), 0);
  const lines = width(({ line }) => line);
  const columns = width(({ column }) => column);
  const severities = width(({ severity }) => severity);
  const messages = width(({ message }) => message);
  return rows
    .map(({ line, column, severity, message, code }) => {
      const place = style('dim', `${line.padStart(lines)}:${column.padEnd(columns)}`);
      const loud = style(severityStyle[severity], severity.padEnd(severities));
      const padding = ' '.repeat(messages - lengthOf(message));
      return `  ${place}  ${loud}  ${message}${padding}  ${style('dim', code)}`;
    })
    .join('\n');
}

/** How many characters a text shows, wide ones counted as one. */
function lengthOf(text: string): number {
  return [...text].length;
}

function summaryOf(report: Report, style: ReturnType<typeof styled>): string {
  const { datasets, findings, summary, fixable } = report;
  const pictures = datasets.reduce((sum, { images }) => sum + images, 0);
  const seen = `in ${counted(datasets.length, 'dataset')}, ${counted(pictures, 'picture')}`;
  if (datasets.length === 0) return 'There is no dataset here: nothing to lint.';
  if (findings.length === 0) return style('green', `No problems ${seen}.`);
  const { error, warning, info, hint } = summary;
  const counts = [
    counted(error, 'error'),
    counted(warning, 'warning'),
    counted(info, 'info'),
    counted(hint, 'hint'),
  ].join(', ');
  const line = `${counted(findings.length, 'problem')} (${counts}) ${seen}`;
  const loudest = error > 0 ? 'red' : warning > 0 ? 'yellow' : 'blue';
  const mended = fixable > 0 ? `\n${fixable} of them mended by --fix` : '';
  return style(loudest, line) + mended;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
