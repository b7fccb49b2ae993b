import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { startPushing } from '../findings/pushed-reports.ts';
import { reportOf } from '../findings/reports.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** More files with findings than this help nobody; one says how many more there are. */
const MOST_FILES = 5000;

/**
 * Diagnostics of all declared datasets, files that nobody opened included. With a partial-result token the request is
 * held open and changes are streamed, until it is cancelled: that is answered by the error for it, since VS Code's client
 * keeps what it streamed to after any other answer. Without a token it is answered once the index is ready. An editor that
 * pulls open documents alone has the rest pushed.
 */
export const workspaceDiagnostics: Feature = {
  // Announced with the pulled diagnostics of documents: LSP has one capability for both.
  capabilities: () => ({}),
  register(context) {
    const { connection, client, session, findings } = context;
    if (!client.textDocument?.diagnostic) return;
    // Nothing that an editor says beforehand tells whether it will ask: until then it is told.
    const endPushing = startPushing(context, 'unopened');
    connection.languages.diagnostics.onWorkspace(async (params, token, _progress, partial) => {
      const takenBack = endPushing();
      await session.ready();
      await findings.settled();
      // An editor shows both, what was pushed and what it pulled.
      await takenBack;
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [pathOfUri(uri) ?? uri, value]));
      const first = reportsOf(context, new Set([...known.keys(), ...findings.files]), known);
      if (token.isCancellationRequested) return cancelled();
      if (!partial) return { items: first };
      partial.report({ items: first });
      return new Promise<ReturnType<typeof cancelled>>((resolve) => {
        const listening = findings.onDidChange((paths) => {
          const items = reportsOf(context, new Set(paths), known);
          if (items.length > 0) partial.report({ items });
        });
        const retelling = findings.onDidRetell((path) => {
          known.set(path, '');
          partial.report({ items: reportsOf(context, new Set([path]), known) });
        });
        token.onCancellationRequested(() => {
          listening.dispose();
          retelling.dispose();
          resolve(cancelled());
        });
      });
    });
  },
};

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'workspace diagnostics were cancelled');
}

/** Reports of those files that the client doesn't have yet; `known` is what it has, and is brought up to date. */
function reportsOf(
  { session, findings }: FeatureContext,
  paths: ReadonlySet<string>,
  known: Map<string, string>,
): WorkspaceDocumentDiagnosticReport[] {
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const path of paths) {
    const report = reportOf(session, findings, path);
    const isNew = !known.has(path);
    if (
      known.get(path) === report.resultId ||
      (isNew && (report.items.length === 0 || known.size >= MOST_FILES))
    )
      continue;
    if (report.items.length > 0) known.set(path, report.resultId);
    else known.delete(path);
    items.push({
      kind: DocumentDiagnosticReportKind.Full,
      uri: session.uriOf(path),
      version: session.documentAt(path)?.version ?? null,
      resultId: report.resultId,
      items: [...report.items],
    });
  }
  return items;
}
