import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../core/finding.ts';
import { pageAddress } from '../core/rules/address.ts';
import type { Severity } from '../core/severity.ts';
import type { Span } from '../core/span.ts';
import { translate } from './translate.ts';

/** Severities as LSP has them. */
export const severityOf: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A text whose offsets can be told as lines and characters: an open document, or a text from disk. */
export type Positions = Pick<TextDocument, 'positionAt'>;

/** A text from disk, for its positions. */
export function positionsIn(text: string): Positions {
  return TextDocument.create('', '', 0, text);
}

export function rangeOf(positions: Positions, { start, end }: Span): Range {
  return { start: positions.positionAt(start), end: positions.positionAt(end) };
}

/** The range of a span of a text from disk; nothing is worked out where it stands in the first line, as most do. */
export function rangeInText(text: string, { start, end }: Span): Range {
  if (/[\r\n]/.test(text.slice(0, end))) return rangeOf(positionsIn(text), { start, end });
  return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}

/** A finding as LSP has it; `uri` is what the client is told of its file by. */
export function diagnosticOf(finding: Finding, uri: string, positions: Positions): Diagnostic {
  const { code, severity, span, message, related, unnecessary } = finding;
  return {
    range: rangeOf(positions, span),
    severity: severityOf[severity],
    code,
    codeDescription: { href: pageAddress(code) },
    source: 'lora',
    message: translate(message),
    ...(unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map((one) => ({
            location: { uri, range: rangeOf(positions, one.span) },
            message: translate(one.message),
          })),
        }
      : {}),
  };
}
