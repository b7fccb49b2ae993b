import * as vscode from 'vscode';
import type { BulkEditResult } from '../protocol/lsp.ts';

/** All documents with unsaved changes, one that was never written too. */
export function dirtyDocuments(): readonly string[] {
  return vscode.workspace.textDocuments
    .filter(({ isDirty, uri }) => isDirty && (uri.scheme === 'file' || uri.scheme === 'untitled'))
    .map(({ uri }) => uri.with({ scheme: 'file' }).toString());
}

/** Saves what an edit changed in open editors. */
export async function saveEdited(result: Pick<BulkEditResult, 'unsaved'>): Promise<void> {
  const unsaved = new Set(result.unsaved.map((uri) => vscode.Uri.parse(uri).toString()));
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && unsaved.has(document.uri.toString())) await document.save();
  }
}
