import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

const TYPE = 'lora.loraFile';

/** Opens `.safetensors` files: what is in them, read-only. What fills the page comes with the language client. */
export function registerLoraFiles(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    async resolveCustomEditor({ uri }, panel) {
      try {
        const client = await workbench.client(`${uri.fsPath} is looked into`);
        client.showLoraFile(uri, panel);
      } catch (error) {
        log.error(`${uri.fsPath} can't be shown: ${error}`);
        // VS Code shows it in the editor's place.
        throw new Error(vscode.l10n.t('The language server does not run.'));
      }
    },
  };
  return vscode.window.registerCustomEditorProvider(TYPE, provider, {
    supportsMultipleEditorsPerDocument: true,
  });
}
