import { type CancellationToken, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { type Message, message } from '../../core/message.ts';
import { changesOf } from '../../core/sheet/sheet-changes.ts';
import type { Span } from '../../core/span.ts';
import { diagnosticOf, rangeOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { createTurn, Outdated } from '../turn.ts';
import type { SheetDocument } from './open-sheets.ts';
import type { FoundInSheet } from './sheet-findings.ts';
import { placesIn } from './sheet-place.ts';

/** VS Code shows no more of one document. */
const MOST = 1000;

/** How long findings must rest before sheets are asked for theirs again (ms). */
const QUIET = 200;

/** What is to be told of a sheet now; undefined for any other document. */
export async function reportOfSheet(
  { sheets, sheetFindings }: FeatureContext,
  uri: string,
  token: CancellationToken,
): Promise<Diagnostic[] | undefined> {
  const sheet = await sheets.documentAt(uri);
  if (!sheet) return undefined;
  const { document } = sheet;
  const { version } = document;
  const isOver = () => token.isCancellationRequested || document.version !== version;
  const found = await sheetFindings.of(sheet, createTurn(isOver));
  if (document.version !== version) throw new Outdated();
  return sheetReport(sheet, found);
}

/** Has diagnostics pulled again when what is known of a sheet's captions became something else. */
export function refreshSheets(
  { session, findings, sheets, sheetFindings }: FeatureContext,
  askAgain: () => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    sheetFindings.forgetOthers(sheets);
    if (sheets.all.length === 0) return;
    clearTimeout(timer);
    timer = setTimeout(askAgain, QUIET);
  };
  session.onDidChange(soon);
  findings.onDidChange(soon);
}

/** First what keeps it from being saved, then what is found in its captions. */
function sheetReport(sheet: SheetDocument, found: readonly FoundInSheet[]): Diagnostic[] {
  const { document, parsed } = sheet;
  const own = (span: Span, severity: DiagnosticSeverity, text: Message): Diagnostic => ({
    range: rangeOf(document, span),
    severity,
    source: 'lora',
    message: translate(text),
  });
  const { mistakes } = changesOf(sheet.sheet.base, parsed);
  const severe = mistakes.map((one) => own(one.span, DiagnosticSeverity.Error, one.message));
  const elsewhere = found.flatMap(({ block, elsewhere: now }) =>
    now === undefined ? [] : own(block.nameSpan, DiagnosticSeverity.Warning, changedElsewhere(now)),
  );
  const findings = found
    .flatMap(({ block, findings }) => {
      const places = placesIn(document, block);
      return findings.map((finding) => diagnosticOf(finding, document.uri, places));
    })
    .sort((a, b) => (a.severity ?? 0) - (b.severity ?? 0));
  return [...severe, ...elsewhere, ...findings].slice(0, MOST);
}

function changedElsewhere(now: string): Message {
  return now === ''
    ? message('This caption was emptied elsewhere since. It is left as it is.')
    : message('This caption was changed elsewhere since, and is left as it is: {0}', now);
}
