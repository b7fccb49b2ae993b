import type { Diagnostic } from 'vscode-languageserver/node';
import type { FeatureContext } from '../features/feature.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import { OneByOne } from './one-by-one.ts';
import { reportOf } from './reports.ts';

/**
 * Pushes what is found to an editor when it changes.
 * @param files of which files: an editor that pulls the open ones would show theirs twice
 * @returns what ends it, and takes back what was told: resolves when the editor has none of it any more
 */
export function startPushing(
  { connection, session, findings, documents }: FeatureContext,
  files: 'all' | 'unopened',
): () => Promise<void> {
  /** URIs that the editor has diagnostics of. */
  const told = new Set<string>();
  const sendSoon = async (uri: string, diagnostics: readonly Diagnostic[], version?: number) => {
    if (diagnostics.length === 0 && !told.has(uri)) return;
    diagnostics.length > 0 ? told.add(uri) : told.delete(uri);
    const more = version === undefined ? {} : { version };
    await connection.sendDiagnostics({ uri, diagnostics: [...diagnostics], ...more });
  };
  const send = (uri: string, diagnostics: readonly Diagnostic[]) => {
    // Of a connection that is closed nobody wants to know.
    sendSoon(uri, diagnostics).catch(() => undefined);
  };
  const pushSoon = (path: string) => {
    const document = session.documentAt(path);
    const isLeftOut = document !== undefined && files === 'unopened';
    const items = isLeftOut ? [] : reportOf(session, findings, path).items;
    // What is taken back holds for each version: Helix ignores what is told of one that it has no more.
    return sendSoon(session.uriOf(path), items, isLeftOut ? undefined : document?.version);
  };
  const others = new OneByOne(pushSoon);
  const push = (path: string) => {
    others.remove(path);
    pushSoon(path).catch(() => undefined);
  };
  const opening = documents.onDidOpen(({ document: { uri } }) => {
    const path = pathOfUri(uri);
    if (path === undefined) return;
    // What was told under the name that it had until now is told under its new one.
    if (uri !== uriOfPath(path)) send(uriOfPath(path), []);
    // Once more where nothing changed: Emacs forgets what it was told of a file when it opens that.
    push(path);
  });
  const listening = [
    findings.onDidChange((paths) => {
      // What somebody looks at comes first.
      for (const path of paths) if (session.documentAt(path)) push(path);
      others.add(paths.filter((path) => !session.documentAt(path)));
    }),
    documents.onDidClose(({ document: { uri } }) => {
      const path = pathOfUri(uri);
      if (path === undefined) return;
      if (uri !== session.uriOf(path)) send(uri, []);
      if (uri !== session.uriOf(path) || files === 'unopened') push(path);
    }),
  ];
  return async () => {
    for (const one of listening) one.dispose();
    others.clear();
    // It may be a hundred thousand. Of a file that is opened before its turn it is taken back at once, as ever.
    const takenBack = new OneByOne((uri: string) => sendSoon(uri, []));
    takenBack.add(told);
    await takenBack.allSent;
    opening.dispose();
  };
}
