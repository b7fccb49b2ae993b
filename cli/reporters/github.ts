import type { Severity } from '../../core/severity.ts';
import type { ReportedFinding } from '../lint/reported-finding.ts';
import { escapeControls } from '../terminal/escape.ts';
import type { Reporter } from './reporter.ts';
import { listedOf, restOf, summaryOf } from './summary.ts';

/** GitHub's levels, the loudest severity first. */
const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * The report as workflow commands, which GitHub shows beside the files of a change. The loudest come first: of each
 * level a step shows ten. What most of a dataset does is told once, with its count.
 */
export const github: Reporter = (report) => {
  const listed = listedOf(report);
  const lines = Object.keys(commands).flatMap((severity) =>
    listed.filter((finding) => finding.severity === severity).map(commandOf),
  );
  return `${[...lines, summaryOf(report) + restOf(report)].join('\n')}\n`;
};

function commandOf({ file, range: { start, end }, severity, code, message }: ReportedFinding): string {
  // Columns are only understood within one line.
  const columns =
    start.line === end.line ? { col: start.character + 1, endColumn: Math.max(end.character, 1) } : {};
  const properties = { file, line: start.line + 1, endLine: end.line + 1, ...columns, title: code };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${commands[severity]} ${written.join(',')}::${data(escapeControls(message))}`;
}

/** A text as a command's message. Source: `escapeData` in actions/toolkit, `packages/core/src/command.ts`. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A text as one of a command's properties; a file's name stays what it is. Source: `escapeProperty`, there. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
