import * as vscode from 'vscode';
import type { RestoredTab } from '../webview/restore-tab.ts';

/** The trainer's status. No Python is asked for a folder that is not trusted. */
export const restoredTrainerStatus: RestoredTab = {
  // As in `trainer-status.ts`, which comes with the language client.
  type: 'lora.trainerStatus',
  reason: 'the status of the trainer is shown again',
  shown(panel) {
    if (!vscode.workspace.isTrusted) return undefined;
    return { what: "the trainer's status", show: (client) => client.trainerStatus.restore(panel) };
  },
};
