import type { AnnotatedTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import type { FileChange } from '../core/edits/bulk-edit.ts';
import { positionsIn, rangeOf } from './convert.ts';
import type { Session } from './session.ts';
import { uriOfPath } from './uri.ts';

/**
 * Edits of files as an editor takes them: of open documents this version and no other, of files that nobody opened
 * whatever the disk has.
 * @param textOf what the edits of a file were computed on, where no document is open
 * @param annotationId what an editor shows them as before it applies them, where it can
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
    const positions = document ?? positionsIn(textOf(file));
    const edits = change.edits.map(({ span, newText }): TextEdit | AnnotatedTextEdit => {
      const edit = { range: rangeOf(positions, span), newText };
      return annotationId === undefined ? edit : { ...edit, annotationId };
    });
    return [
      {
        textDocument: { uri: document?.uri ?? uriOfPath(file), version: document?.version ?? null },
        edits,
      },
    ];
  });
}
