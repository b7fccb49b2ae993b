import * as vscode from 'vscode';
import type { TrainingProblem } from '../../protocol/training-problem.ts';

/** Opens what a problem is about, at its place. */
export async function openProblem({
  uri,
  span,
}: Pick<TrainingProblem, 'span'> & { readonly uri: string }): Promise<void> {
  const file = vscode.Uri.parse(uri);
  // A picture has an editor of its own.
  if (!span) return void (await vscode.commands.executeCommand('vscode.open', file));
  const document = await vscode.workspace.openTextDocument(file);
  const selection = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  await vscode.window.showTextDocument(document, { selection });
}
