import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { askingAgain, asksAgain } from '../findings/asks-again.ts';
import type { Findings } from '../findings/findings.ts';
import { startPushing } from '../findings/pushed-reports.ts';
import { reportOf, resultIdOf } from '../findings/reports.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** More files with findings than this help nobody; one says how many more there are. */
const MOST_FILES = 5000;

/**
 * Diagnostics of all declared datasets, files that nobody opened included. With a partial-result token the request is
 * held open and changes are streamed, until it is cancelled: that is answered by the error for it, since VS Code's client
 * keeps what it streamed to after any other answer. Without a token it is answered once the index is ready, and the editor
 * told to ask again when that is outdated (Neovim 0.12). An editor that pulls open documents alone has the rest pushed.
 */
export const workspaceDiagnostics: Feature = {
  // Announced with the pulled diagnostics of documents: LSP has one capability for both.
  capabilities: () => ({}),
  register(context) {
    const { connection, client, session, findings } = context;
    if (!client.textDocument?.diagnostic) return;
    // Nothing that an editor says beforehand tells whether it will ask: until then it is told.
    const endPushing = startPushing(context, 'unopened');
    const askAgain = askingAgain(connection, client);
    /** What the last answer told of each file, where nothing is streamed. */
    let answered: ReadonlyMap<string, string> | undefined;
    findings.onDidChange((paths) => {
      // An editor asks by itself for what is open.
      const isOutdated = (path: string) =>
        !session.documentAt(path) && resultOf(findings, path) !== answered?.get(path);
      if (!answered || !paths.some(isOutdated)) return;
      answered = undefined;
      askAgain();
    });
    connection.languages.diagnostics.onWorkspace(async (params, token, _progress, partial) => {
      const takenBack = endPushing();
      await session.ready();
      await findings.settled();
      // An editor shows both, what was pushed and what it pulled.
      await takenBack;
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [pathOfUri(uri) ?? uri, value]));
      const first = reportsOf(context, new Set([...known.keys(), ...findings.files]), known);
      if (token.isCancellationRequested) return cancelled();
      if (!partial) {
        if (asksAgain(client)) answered = known;
        return { items: first };
      }
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

/** What a file's report is known by; undefined where there is nothing to report. */
function resultOf(findings: Findings, path: string): string | undefined {
  return findings.of(path).findings.length > 0 ? resultIdOf(findings, path) : undefined;
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
