import * as vscode from 'vscode';
import type { Workbench } from '../workbench.ts';
import { LoraFilePanel } from './lora-file-panel.ts';

const TYPE = 'lora.loraFile';

/** Opens `.safetensors` files: what is in them, read-only. */
export function registerLoraFiles(
  extension: vscode.Uri,
  workbench: Workbench,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    resolveCustomEditor({ uri }, panel) {
      new LoraFilePanel({ extension, workbench, log, panel, uri });
    },
  };
  return vscode.window.registerCustomEditorProvider(TYPE, provider, {
    supportsMultipleEditorsPerDocument: true,
  });
}
