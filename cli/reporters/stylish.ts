import type { Report } from '../lint/report.ts';
import type { ReportedFinding } from '../lint/reported-finding.ts';
import { escapeControls } from '../terminal/escape.ts';
import { type Style, styled } from '../terminal/style.ts';
import type { Reporter } from './reporter.ts';
import { listedOf, restOf, summaryOf } from './summary.ts';

const severityStyle: Readonly<Record<ReportedFinding['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'dim',
};

/**
 * The report for people: file by file, one line a finding, places counted from 1. What most of a dataset does is told
 * once, with its count.
 */
export const stylish: Reporter = (report, { colors }) => {
  const style = styled(colors);
  const blocks = byFile(listedOf(report)).map(([file, findings]) => {
    return `${style('underline', escapeControls(file))}\n${linesOf(findings, style)}\n`;
  });
  return `${[...blocks, summaryIn(report, style) + restOf(report)].join('\n')}\n`;
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

function summaryIn(report: Report, style: ReturnType<typeof styled>): string {
  const line = summaryOf(report);
  if (report.datasets.length + report.configs === 0) return line;
  if (report.findings.length === 0) return style('green', line);
  const { error, warning } = report.summary;
  const loudest = error > 0 ? 'red' : warning > 0 ? 'yellow' : 'blue';
  const mended = report.fixable > 0 ? `\n${report.fixable} of them mended by --fix` : '';
  return style(loudest, line) + mended;
}
