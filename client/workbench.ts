import * as vscode from 'vscode';
import { findDataset, isNearPictures } from './dataset/find-dataset.ts';
import type * as language from './language-client.ts';

/** The second phase of the extension, from the first dataset on: the language client and what depends on it. */
export class Workbench implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #log: vscode.LogOutputChannel;
  readonly #waiting: vscode.Disposable[] = [];
  #begin: (() => void) | undefined;
  #client: Promise<language.Client> | undefined;

  /** @param begin hears once when the language client is loaded */
  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel, begin: () => void) {
    this.#context = context;
    this.#log = log;
    this.#begin = begin;
  }

  /**
   * Starts the language client as soon as there is something for it: a dataset in a folder, a caption that is opened. It begins to
   * look after the activation, which others wait for.
   */
  watch(): void {
    const soon = setImmediate(() => this.#watch());
    this.#waiting.push({ dispose: () => clearImmediate(soon) });
  }

  #watch(): void {
    const look = (document: vscode.TextDocument) => {
      isNearPictures(document).then(
        (is) => is && this.#start(`${document.fileName} was opened`),
        (error: unknown) => this.#log.error(String(error)),
      );
    };
    const created = vscode.workspace.createFileSystemWatcher('**/lora-dataset.toml', false, true, true);
    this.#waiting.push(
      created,
      created.onDidCreate((uri) => this.#start(`${uri.fsPath} was made`)),
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#search()),
    );
    for (const document of vscode.workspace.textDocuments) look(document);
    this.#search();
  }

  /** The language client, if there was something for it up to now. */
  get runningClient(): Promise<language.Client> | undefined {
    return this.#client;
  }

  /** The language client; starts it where it doesn't run yet. */
  client(cause: string): Promise<language.Client> {
    if (this.#client !== undefined) return this.#client;
    for (const listener of this.#waiting.splice(0)) listener.dispose();
    this.#begin?.();
    this.#begin = undefined;
    this.#log.info(`starting the language server: ${cause}`);
    // A bundle of its own, loaded here for the first time.
    const { startClient } = require('./language-client.js') as typeof language;
    const client = startClient(this.#context, this.#log);
    this.#client = client;
    client.catch(() => {
      if (this.#client === client) this.#client = undefined;
    });
    return client;
  }

  /** Ends the language client, where it runs. Never throws. */
  async stop(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    await client?.stop();
  }

  dispose(): void {
    for (const listener of this.#waiting.splice(0)) listener.dispose();
  }

  #search(): void {
    findDataset().then(
      (found) => found && this.#start(`${found.fsPath} is here`),
      (error: unknown) => this.#log.error(String(error)),
    );
  }

  #start(cause: string): void {
    if (this.#client !== undefined) return;
    this.client(cause).catch((error: unknown) => {
      const showLog = vscode.l10n.t('Show Log');
      this.#log.error(`the language server did not start: ${error}`);
      vscode.window
        .showErrorMessage(vscode.l10n.t('The language server of LoRA Workbench did not start.'), showLog)
        .then((chosen) => chosen === showLog && this.#log.show());
    });
  }
}
