import {
  type AnnotatedTextEdit,
  type ClientCapabilities,
  TextEdit as LspTextEdit,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileChange } from '../../core/edits/bulk-edit.ts';
import type { TextEdit } from '../../core/span.ts';
import { type Positions, positionsIn, rangeOf } from '../convert.ts';
import type { Session } from '../session/session.ts';
import { Outdated } from '../turn.ts';

/**
 * Edits of files as an editor takes them: of open documents this version and no other, of files that nobody opened
 * whatever the disk has.
 * @param textOf what the edits of a file were computed on
 * @param annotationId what an editor shows them as before it applies them, where it can
 * @throws Outdated where a document has another text by now: its version would belie the places
 */
export function documentEdits(
  session: Session,
  changes: readonly FileChange[],
  textOf: (file: string) => string,
  annotationId?: string,
): readonly TextDocumentEdit[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'edit') return [];
    const { file } = change;
    const document = session.documentAt(file);
    const text = textOf(file);
    if (document && document.getText() !== text) throw new Outdated();
    const positions = document ?? positionsIn(text);
    const textDocument = { uri: session.uriOf(file), version: document?.version ?? null };
    return [{ textDocument, edits: textEdits(positions, change.edits, annotationId) }];
  });
}

/** An edit of this version of a document and no other: a later one refuses it. */
export function documentEdit(document: TextDocument, edits: readonly TextEdit[]): TextDocumentEdit {
  const { uri, version } = document;
  return { textDocument: { uri, version }, edits: textEdits(document, edits) };
}

/** Edits of documents as a client takes them: one that knows no versions gets plain edits by file. */
export function workspaceEditOf(
  { workspace }: ClientCapabilities,
  edits: readonly TextDocumentEdit[],
): WorkspaceEdit {
  if (workspace?.workspaceEdit?.documentChanges) return { documentChanges: [...edits] };
  const changes = edits.map((one) => [one.textDocument.uri, one.edits.filter(LspTextEdit.is)] as const);
  return { changes: Object.fromEntries(changes) };
}

function textEdits(
  positions: Positions,
  edits: readonly TextEdit[],
  annotationId?: string,
): (LspTextEdit | AnnotatedTextEdit)[] {
  return edits.map(({ span, newText }) => {
    const edit = { range: rangeOf(positions, span), newText };
    return annotationId === undefined ? edit : { ...edit, annotationId };
  });
}
