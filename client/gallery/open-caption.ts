import * as vscode from 'vscode';
import type { FoundPair } from '../../protocol/pairs.ts';

/** Opens the caption of a pair; one that isn't there as a new text, which is saved where the caption belongs. */
export async function openCaption({ caption, hasCaption }: FoundPair, preserveFocus: boolean): Promise<void> {
  const uri = vscode.Uri.parse(caption);
  const document = await vscode.workspace.openTextDocument(
    hasCaption ? uri : uri.with({ scheme: 'untitled' }),
  );
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus });
}
