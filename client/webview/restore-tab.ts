import * as vscode from 'vscode';
import type { Client } from '../language-client.ts';
import type { Workbench } from '../workbench.ts';

/** What is shown again in a tab. */
export interface ShownAgain {
  /** As the log calls it, where it can't be shown. */
  readonly what: string;
  show(client: Client): void | Promise<void>;
}

/** A tab of ours that comes back when a window is loaded anew; its page comes with the language client. */
export interface RestoredTab {
  readonly type: string;
  /** Why the client is started, for the log. */
  readonly reason: string;
  /** What is shown again; undefined for a tab that isn't. @param state what the page kept */
  shown(panel: vscode.WebviewPanel, state: unknown): ShownAgain | undefined;
}

/** Brings a tab back. */
export function restoreTab(
  { type, reason, shown }: RestoredTab,
  workbench: Workbench,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(type, {
    async deserializeWebviewPanel(panel, state: unknown) {
      const again = shown(panel, state);
      if (!again) return panel.dispose();
      try {
        await again.show(await workbench.client(reason));
      } catch (error) {
        log.error(`${again.what} can't be shown: ${error}`);
        panel.dispose();
      }
    },
  });
}
