import * as vscode from 'vscode';
import type { ConfirmParams, ConfirmResult } from '../../protocol/lsp.ts';

/** Asks before many files change, in a dialog that has the focus: a notification is missed, and says nothing to a reader. */
export async function confirm({ question, yes }: ConfirmParams): Promise<ConfirmResult> {
  return { yes: (await vscode.window.showWarningMessage(question, { modal: true }, yes)) === yes };
}
