import { describe, expect, it } from 'vitest';
import {
  type Connection,
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocuments } from '../../server/session/open-documents.ts';
import { pathOfUri, uriOfPath } from '../../server/uri.ts';

/** What an editor tells of documents. */
class Told {
  open: (params: DidOpenTextDocumentParams) => void = () => {};
  change: (params: DidChangeTextDocumentParams) => void = () => {};
  close: (params: DidCloseTextDocumentParams) => void = () => {};
}

/** Open documents, and an editor that tells of them. */
function documents(): { open: OpenDocuments; told: Told } {
  const told = new Told();
  const heard = new TextDocuments(TextDocument);
  const nothing = { dispose: () => {} };
  heard.listen({
    onDidOpenTextDocument: (hear: Told['open']) => {
      told.open = hear;
      return nothing;
    },
    onDidChangeTextDocument: (hear: Told['change']) => {
      told.change = hear;
      return nothing;
    },
    onDidCloseTextDocument: (hear: Told['close']) => {
      told.close = hear;
      return nothing;
    },
    onWillSaveTextDocument: () => nothing,
    onWillSaveTextDocumentWaitUntil: () => nothing,
    onDidSaveTextDocument: () => nothing,
  } as unknown as Connection);
  return { open: new OpenDocuments(heard), told };
}

describe('an open document', () => {
  it.each([
    'file:///C:/10_saber/a.txt',
    'file:///c%3A/10_saber/a.txt',
    'file:///c:/10_saber/a.txt',
    'file:///w/10_saber%20(fate)/a.txt',
    'file:///w/10_saber%20%28fate%29/a.txt',
    "file:///w/10_s,a+b=c@d!e'f&g/a.txt",
  ])('%s is found by its path, as it is now, and keeps its name', (uri) => {
    const { open, told } = documents();
    const path = pathOfUri(uri) ?? '';
    told.open({ textDocument: { uri, languageId: 'text', version: 1, text: 'saber' } });
    told.change({ textDocument: { uri, version: 2 }, contentChanges: [{ text: 'rin' }] });
    expect(open.at(path)?.getText()).toBe('rin');
    expect([open.uriOf(path), open.paths]).toEqual([uri, [path]]);
    told.close({ textDocument: { uri } });
    expect(open.at(path)).toBeUndefined();
    expect([open.uriOf(path), open.paths]).toEqual([uriOfPath(path), []]);
  });
});
