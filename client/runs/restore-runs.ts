import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** As in `runs-tab.ts`, which comes with the language client. */
const TYPE = 'lora.runsTab';

/** Brings the tab of the runs back when a window is loaded anew; the page knows itself which run it showed. */
export function restoreRuns(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(TYPE, {
    async deserializeWebviewPanel(panel) {
      try {
        const client = await workbench.client('the runs are shown again');
        client.runsTab.restore(panel);
      } catch (error) {
        log.error(`the runs can't be shown: ${error}`);
        panel.dispose();
      }
    },
  });
}
