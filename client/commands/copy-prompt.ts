import * as vscode from 'vscode';
import { promptIn } from '../shown-parameters.ts';
import type { Command } from './command.ts';

/** Copies the prompt of the picture whose generation parameters are shown. */
export const copyPrompt: Command = {
  id: 'lora.copyPrompt',
  run: async (): Promise<void> => {
    const shown = vscode.window.activeTextEditor?.document.uri;
    const prompt = shown && promptIn(shown);
    if (prompt === undefined) {
      vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Show the generation parameters of a picture first: that is where the prompt is copied from.',
        ),
      );
      return;
    }
    await vscode.env.clipboard.writeText(prompt);
    vscode.window.setStatusBarMessage(vscode.l10n.t('The prompt is copied.'), 3000);
  },
};
