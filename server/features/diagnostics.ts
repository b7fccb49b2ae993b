import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import { guard } from '../guard.ts';
import { reportOf } from '../reports.ts';
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
  register({ connection, client, session, findings, documents }) {
    if (!client.textDocument?.diagnostic) return;
    const pulled = new Map<string, string>();
    connection.languages.diagnostics.on(
      guard(connection, 'diagnostics', async ({ textDocument, previousResultId }) => {
        await session.ready();
        // What is open was looked at when it changed; the rest with its dataset.
        if (!documents.get(textDocument.uri)) await findings.settled();
        const path = pathOfUri(textDocument.uri);
        const { resultId, items } = path
          ? reportOf(session, findings, path)
          : { resultId: 'none', items: [] };
        pulled.set(textDocument.uri, resultId);
        return resultId === previousResultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
      }),
    );
    documents.onDidClose(({ document }) => pulled.delete(document.uri));
    if (!client.workspace?.diagnostics?.refreshSupport) return;
    // An editor asks again for the document that was typed in, not for others whose findings changed by it.
    findings.onDidChange((paths) => {
      const stale = paths.some((path) => {
        const document = session.documentAt(path);
        const seen = document && pulled.get(document.uri);
        return seen !== undefined && seen !== reportOf(session, findings, path).resultId;
      });
      if (stale) connection.languages.diagnostics.refresh().catch(() => undefined);
    });
  },
};
