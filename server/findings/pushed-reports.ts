import type { Diagnostic } from 'vscode-languageserver/node';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import { reportOf } from './reports.ts';

/**
 * Pushes what is found to an editor when it changes.
 * @param files of which files: an editor that pulls the open ones would show theirs twice
 * @returns what ends it, and takes back what was told
 */
export function startPushing(
  { connection, session, findings, documents }: FeatureContext,
  files: 'all' | 'unopened',
): () => void {
  /** URIs that the editor has diagnostics of. */
  const told = new Set<string>();
  const send = (uri: string, diagnostics: readonly Diagnostic[], version?: number) => {
    if (diagnostics.length === 0 && !told.has(uri)) return;
    diagnostics.length > 0 ? told.add(uri) : told.delete(uri);
    const more = version === undefined ? {} : { version };
    void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...more });
  };
  const push = (path: string) => {
    const document = session.documentAt(path);
    const isLeftOut = document !== undefined && files === 'unopened';
    const items = isLeftOut ? [] : reportOf(session, findings, path).items;
    send(session.uriOf(path), items, document?.version);
  };
  const listening = [
    findings.onDidChange((paths) => {
      for (const path of paths) push(path);
    }),
    documents.onDidOpen(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path === undefined) return;
      // What was told under the name that it had until now is told under its new one.
      if (uri !== uriOfPath(path)) send(uriOfPath(path), []);
      if (uri !== uriOfPath(path) || files === 'unopened') push(path);
    }),
    documents.onDidClose(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path === undefined) return;
      if (uri !== session.uriOf(path)) send(uri, []);
      if (uri !== session.uriOf(path) || files === 'unopened') push(path);
    }),
  ];
  return () => {
    for (const one of listening) one.dispose();
    for (const uri of [...told]) send(uri, []);
  };
}
