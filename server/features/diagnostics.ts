import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { askingAgain, asksAgain } from '../findings/asks-again.ts';
import { reportOf, resultIdOf } from '../findings/reports.ts';
import { guard } from '../guard.ts';
import { refreshPrompts, reportOfPrompt } from '../prompts/prompt-report.ts';
import { datasetKnown } from '../session/caption-at.ts';
import { refreshSheets, reportOfSheet } from '../sheets/sheet-report.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Diagnostics of an open document, pulled by the editor. */
export const diagnostics: Feature = {
  capabilities: (client) =>
    client.textDocument?.diagnostic
      ? {
          diagnosticProvider: { identifier: 'lora', interFileDependencies: true, workspaceDiagnostics: true },
        }
      : {},
  register(context) {
    const { connection, client, session, findings, documents } = context;
    if (!client.textDocument?.diagnostic) return;
    // One that is told when to ask again need not wait for what a scan finds.
    const canRefresh = asksAgain(client);
    const pulled = new Map<string, string>();
    connection.languages.diagnostics.on(
      guard(connection, 'diagnostics', async ({ textDocument, previousResultId }, token) => {
        const inSheet = await reportOfSheet(context, textDocument.uri, token);
        if (inSheet) return { kind: DocumentDiagnosticReportKind.Full, items: inSheet };
        const inPrompt = await reportOfPrompt(context, textDocument.uri);
        if (inPrompt) return { kind: DocumentDiagnosticReportKind.Full, items: inPrompt };
        const path = pathOfUri(textDocument.uri);
        if (path !== undefined) await (canRefresh ? datasetKnown(session, path) : session.ready());
        const isOpen = documents.get(textDocument.uri) !== undefined;
        // What is open was looked at when it changed; the rest with its dataset.
        if (!isOpen && path && findings.of(path).serial === 0) await findings.settled();
        if (!isOpen && path) setImmediate(() => findings.retell(path));
        const { resultId, items } = path
          ? reportOf(session, findings, path)
          : { resultId: 'none', items: [] };
        pulled.set(textDocument.uri, resultId);
        return resultId === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
      }),
    );
    documents.onDidClose(({ document }) => {
      pulled.delete(document.uri);
      // VS Code asks a last time for a document that it closes, drops the answer, and until then has ignored what the
      // workspace's report said of it.
      const path = pathOfUri(document.uri);
      if (path) setImmediate(() => findings.retell(path));
    });
    if (!canRefresh) return;
    const askAgain = askingAgain(connection, client);
    refreshSheets(context, askAgain);
    refreshPrompts(context, askAgain);
    // An editor asks again for the document that was typed in, not for others whose findings changed by it.
    findings.onDidChange((paths) => {
      const stale = paths.some((path) => {
        const document = session.documentAt(path);
        const seen = document && pulled.get(document.uri);
        return seen !== undefined && seen !== resultIdOf(findings, path);
      });
      if (stale) askAgain();
    });
  },
};
