import * as vscode from 'vscode';

/** Whether a program may be run for what is open; where it may not, the user is told what to do. @param refusal what is not done */
export function isTrusted(
  refusal = vscode.l10n.t('Nothing is trained in a folder that is not trusted.'),
): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  vscode.window.showWarningMessage(refusal, manage).then((chosen) => {
    if (chosen === manage) vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}
