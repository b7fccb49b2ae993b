import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';

/** As in `grid-panels.ts`, which comes with the language client. */
const TYPE = 'lora.grid';

/** Brings the comparisons back that were shown when a window is loaded anew. */
export function restoreGrids(workbench: Workbench, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(TYPE, {
    async deserializeWebviewPanel(panel, state: unknown) {
      const folder =
        typeof state === 'object' && state !== null && 'folder' in state ? state.folder : undefined;
      if (typeof folder !== 'string') return panel.dispose();
      try {
        const client = await workbench.client('a comparison of epochs is shown again');
        client.grids.restore(panel, folder);
      } catch (error) {
        log.error(`the comparison ${folder} can't be shown: ${error}`);
        panel.dispose();
      }
    },
  });
}
