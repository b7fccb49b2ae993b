import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import type { FileChange } from '../core/edits/bulk-edit.ts';
import { positionsIn, rangeOf } from './convert.ts';
import type { Session } from './session.ts';
import { Outdated } from './turn.ts';

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
    const edits = change.edits.map(({ span, newText }): TextEdit | AnnotatedTextEdit => {
      const edit = { range: rangeOf(positions, span), newText };
      return annotationId === undefined ? edit : { ...edit, annotationId };
    });
    return [
      {
        textDocument: { uri: session.uriOf(file), version: document?.version ?? null },
        edits,
      },
    ];
  });
}
