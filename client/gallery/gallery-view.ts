import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** Offers the gallery's view. What fills it comes with the language client, when the view is first seen. */
export function registerGallery(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider('lora.gallery', {
    async resolveWebviewView(view) {
      try {
        const client = await workbench.client('the gallery was opened');
        await client.showGallery(view);
      } catch (error) {
        log.error(`the gallery can't be shown: ${error}`);
        view.description = vscode.l10n.t('The language server does not run.');
      }
    },
  });
}
