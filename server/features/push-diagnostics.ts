import { reportOf } from '../reports.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Diagnostics for editors that don't pull them: sent when they change, whether the file is open or not. */
export const pushDiagnostics: Feature = {
  capabilities: () => ({}),
  register({ connection, client, session, findings, documents }) {
    if (client.textDocument?.diagnostic) return;
    const push = (path: string) => {
      const version = session.documentAt(path)?.version;
      void connection.sendDiagnostics({
        uri: session.uriOf(path),
        diagnostics: [...reportOf(session, findings, path).items],
        ...(version === undefined ? {} : { version }),
      });
    };
    findings.onDidChange((paths) => {
      for (const path of paths) push(path);
    });
    /** What was told under the name that a file had until now is told under its new one. */
    const rename = (path: string, from: string, to: string) => {
      if (from === to || findings.of(path).findings.length === 0) return;
      void connection.sendDiagnostics({ uri: from, diagnostics: [] });
      push(path);
    };
    documents.onDidOpen(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path !== undefined) rename(path, uriOfPath(path), uri);
    });
    documents.onDidClose(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path !== undefined) rename(path, uri, session.uriOf(path));
    });
  },
};
