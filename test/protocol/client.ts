import { type ChildProcess, spawn } from 'node:child_process';
import * as os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  ClientCapabilities,
  ConfigurationParams,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  UnregistrationParams,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol/lsp.ts';
import { answerTo, settingsOf } from './editor-settings.ts';
import { homeIn } from './home.ts';

/** An editor as far as the server sees it. */
export interface EditorLike {
  /** Whether it pulls diagnostics, as VS Code does, or has them pushed. */
  readonly pulls: boolean;
  /** What it tells the server beside the protocol. */
  readonly options?: InitializationOptions;
  /** How it tells which folder is open; all ways where left out. */
  readonly root?: 'rootUri' | 'rootPath';
  /** What it answers when it is asked for settings, by section (`lora`, `lora.rules in URI`); one without is not asked. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What it can do beside that. */
  readonly capabilities?: Pick<
    ClientCapabilities,
    'textDocument' | 'workspace' | 'window' | 'experimental' | 'general'
  >;
}

/** The built language server behind a pipe, and an editor in front of it. */
export class TestClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly #pushed = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Set<() => void>();
  readonly exited: Promise<number | null>;
  initialized: InitializeResult = { capabilities: {} };
  status: unknown;
  /** Lines of the server's log. */
  readonly log: string[] = [];
  /** What the server had shown to the user. */
  readonly shown: string[] = [];
  registrations: { id: string; method: string; registerOptions: unknown }[] = [];

  /** What the server had asked anew: `codeLens`, `semanticTokens`. */
  readonly refreshed: string[] = [];
  /** How often the server had diagnostics pulled anew. */
  pullsAsked = 0;
  /** How the editor answers that. */
  onRefresh: () => null | Promise<null> = () => null;
  /** Edits that the server asked for. */
  edits: ApplyWorkspaceEditParams[] = [];
  /** How the editor takes them. */
  onApplyEdit: (
    params: ApplyWorkspaceEditParams,
  ) => ApplyWorkspaceEditResult | Promise<ApplyWorkspaceEditResult> = () => ({ applied: true });

  private constructor(command: readonly string[], state: string) {
    const [program = process.execPath, ...args] = command;
    this.process = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...homeIn(state), LORA_WORKBENCH_STATE: state },
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no pipes');
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.exited = new Promise((resolve) => this.process.on('exit', resolve));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#pushed.set(params.uri, params);
      this.#wake();
    });
    this.connection.onNotification('lora/status', (status) => {
      this.status = status;
      this.#wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }) => {
      this.log.push(message);
      this.#wake();
    });
    this.connection.onRequest('window/showMessageRequest', ({ message }) => {
      this.shown.push(message);
      this.#wake();
      return null;
    });
    this.connection.onRequest('client/registerCapability', ({ registrations }) => {
      this.registrations.push(...registrations);
      this.#wake();
      return null;
    });
    this.connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
      const ids = new Set(unregisterations.map(({ id }) => id));
      this.registrations = this.registrations.filter(({ id }) => !ids.has(id));
      this.#wake();
      return null;
    });
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.pullsAsked++;
      this.#wake();
      return this.onRefresh();
    });
    for (const kind of ['codeLens', 'semanticTokens']) {
      this.connection.onRequest(`workspace/${kind}/refresh`, () => {
        this.refreshed.push(kind);
        this.#wake();
        return null;
      });
    }
    this.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
      this.edits.push(params);
      return this.onApplyEdit(params);
    });
    this.connection.listen();
  }

  /** Starts the server on a folder; `command` is another program that speaks LSP on its pipes. */
  static async start(
    folder: string | null,
    editor: EditorLike,
    command?: readonly string[],
  ): Promise<TestClient> {
    // Where the server keeps what outlives it: inside the test's own folder, under a name that is no dataset's.
    const state = path.join(folder ?? os.tmpdir(), '.lora-state');
    const server = [process.execPath, path.resolve('dist/server.js'), '--stdio'];
    const client = new TestClient(command ?? server, state);
    client.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map((item) => answerTo(item, editor.settings)),
    );
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: process.pid,
      ...rootOf(folder, editor.root),
      capabilities: {
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } },
          },
          ...(editor.pulls ? { diagnostic: {} } : { publishDiagnostics: {} }),
          ...editor.capabilities?.textDocument,
        },
        workspace: {
          workspaceFolders: true,
          applyEdit: true,
          workspaceEdit: { documentChanges: true, metadataSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...(editor.pulls ? { diagnostics: { refreshSupport: true } } : {}),
          ...(editor.settings ? { configuration: true } : {}),
          ...editor.capabilities?.workspace,
        },
        ...(editor.capabilities?.window ? { window: editor.capabilities.window } : {}),
        experimental: { status: true, ...editor.capabilities?.experimental },
        ...(editor.capabilities?.general ? { general: editor.capabilities.general } : {}),
      },
      initializationOptions: { ...editor.options, settings: settingsOf(editor.options?.settings ?? null) },
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  /** Sends a request that stays open; what it returns cancels it and gives its answer. */
  held(method: string, params: unknown): () => Promise<unknown> {
    const source = new CancellationTokenSource();
    const answer = this.connection.sendRequest(method, params, source.token);
    return () => {
      source.cancel();
      return answer;
    };
  }

  /** Hears the partial results of a request. */
  onProgress<Part>(token: string, listener: (part: Part) => void): void {
    this.connection.onProgress(new ProgressType<Part>(), token, (part) => {
      listener(part);
      this.#wake();
    });
  }

  /** Hears one of our own notifications. */
  onNotification(method: string, listener: () => void): void {
    this.connection.onNotification(method, () => {
      listener();
      this.#wake();
    });
  }

  open(file: string, text: string, languageId = 'plaintext'): Promise<void> {
    return this.openUri(uriOf(file), text, languageId);
  }

  /** Opens a document that is no file. */
  async openUri(uri: string, text: string, languageId: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(file: string, version: number, text: string): Promise<void> {
    return this.changeUri(uriOf(file), version, text);
  }

  /** Changes a document that is no file. */
  async changeUri(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  /** What the server pushed for a file, once `accept` takes it. */
  pushed(
    file: string,
    accept: (diagnostics: readonly Diagnostic[], version: number | undefined) => boolean,
  ): Promise<readonly Diagnostic[]> {
    return this.until(() => {
      const { diagnostics = [], version } = this.#pushed.get(uriOf(file)) ?? {};
      return accept(diagnostics, version) ? diagnostics : undefined;
    });
  }

  /** Waits for messages until `read` gives a value; the test's own deadline ends it. */
  until<T>(read: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const value = read();
        if (value === undefined) return;
        this.#waiting.delete(look);
        resolve(value);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async pull(file: string): Promise<readonly Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: uriOf(file) },
    });
    return report.items;
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    await this.connection.sendNotification('exit');
    const code = await this.exited;
    this.connection.dispose();
    return code;
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** What an editor says of the folder that is open. */
function rootOf(folder: string | null, only: EditorLike['root']) {
  if (only === 'rootPath') return { rootPath: folder, rootUri: null };
  const uri = folder === null ? null : uriOf(folder);
  const rootUri = { rootPath: folder, rootUri: uri };
  return only === 'rootUri'
    ? rootUri
    : { ...rootUri, workspaceFolders: uri === null ? null : [{ uri, name: 'test' }] };
}

export function uriOf(file: string): string {
  return pathToFileURL(file).toString();
}
