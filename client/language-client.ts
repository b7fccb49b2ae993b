import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type InitializationOptions, type ServerStatus, statusNotification } from '../protocol/lsp.ts';
import { setCaptionLanguage } from './caption-language.ts';
import { CrashHandler } from './crash-handler.ts';
import { showStatus } from './status.ts';

/** The running language client, as the rest of the extension needs it. */
export interface Client {
  /** Ends the server and starts it anew. */
  restart(): Promise<void>;
}

/** Starts the server and what shows its work. Ends with the extension. */
export async function startClient(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
): Promise<Client> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const transport = TransportKind.ipc;
  const translations = vscode.l10n.uri?.fsPath;
  const crashes = new CrashHandler(log);
  const client = new LanguageClient(
    'lora',
    'LoRA Workbench',
    {
      run: { module, transport },
      debug: { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    {
      documentSelector: [
        { scheme: 'file', language: 'lora-caption' },
        { scheme: 'file', pattern: '**/lora-dataset.toml' },
      ],
      initializationOptions: { ...(translations ? { translations } : {}) } satisfies InitializationOptions,
      outputChannel: log,
      errorHandler: crashes,
    },
  );
  crashes.onRestart = () => client.restart();
  // One listener a method is all that a client keeps.
  const status = new vscode.EventEmitter<ServerStatus>();
  client.onNotification(statusNotification, (now: ServerStatus) => status.fire(now));
  context.subscriptions.push(
    client,
    status,
    showStatus(client, status.event),
    setCaptionLanguage(client, status.event, context.workspaceState),
  );
  await client.start();
  return {
    restart: async () => {
      crashes.forget();
      await client.restart();
    },
  };
}
