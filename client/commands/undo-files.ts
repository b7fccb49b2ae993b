import * as vscode from 'vscode';
import type { Command } from './command.ts';

/** Takes back what was done to the files of pictures last in this window. */
export const undoFiles: Command = {
  id: 'lora.undoFiles',
  run: async ({ workbench }): Promise<number | undefined> => {
    const client = await workbench.client('what was done to files is to be taken back');
    const undone = await client.files.history.undoLast();
    if (undone === undefined)
      vscode.window.showInformationMessage(vscode.l10n.t('No files were changed in the gallery lately.'));
    return undone;
  },
};
