import { reportOf } from '../reports.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Diagnostics for editors that don't pull them: sent when they change, whether the file is open or not. */
export const pushDiagnostics: Feature = {
  capabilities: () => ({}),
  register({ connection, client, session, findings }) {
    if (client.textDocument?.diagnostic) return;
    findings.onDidChange((paths) => {
      for (const path of paths) {
        const version = session.documentAt(path)?.version;
        void connection.sendDiagnostics({
          uri: uriOfPath(path),
          diagnostics: [...reportOf(session, findings, path).items],
          ...(version === undefined ? {} : { version }),
        });
      }
    });
  },
};
