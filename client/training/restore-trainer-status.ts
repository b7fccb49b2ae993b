import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** As in `trainer-status.ts`, which comes with the language client. */
const TYPE = 'lora.trainerStatus';

/** Brings the trainer's status back when a window is loaded anew. No Python is asked for a folder that is not trusted. */
export function restoreTrainerStatus(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(TYPE, {
    async deserializeWebviewPanel(panel) {
      if (!vscode.workspace.isTrusted) return panel.dispose();
      try {
        const client = await workbench.client('the status of the trainer is shown again');
        await client.trainerStatus.restore(panel);
      } catch (error) {
        log.error(`the trainer's status can't be shown: ${error}`);
        panel.dispose();
      }
    },
  });
}
