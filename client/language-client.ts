import * as vscode from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LanguageClient,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type GridChanged, gridChangedNotification } from '../protocol/compare-epochs.ts';
import {
  captionLanguage,
  confirmRequest,
  type InitializationOptions,
  type ServerStatus,
  statusNotification,
  trustedNotification,
} from '../protocol/lsp.ts';
import { type PairsChanged, pairsChangedNotification } from '../protocol/pairs.ts';
import { type SheetChanged, sheetChangedNotification, sheetScheme } from '../protocol/sheet.ts';
import { type RunsStatus, runsNotification } from '../protocol/training.ts';
import type { AskedServer } from './asked-server.ts';
import { setCaptionLanguage } from './connection/caption-language.ts';
import { confirm } from './connection/confirm.ts';
import { CrashHandler } from './connection/crash-handler.ts';
import { type LongRequests, withProgress, withShare } from './connection/long-requests.ts';
import { ownCapabilities } from './connection/own-capabilities.ts';
import { runTagCommand } from './connection/run-tag-command.ts';
import { showStatus } from './connection/status.ts';
import { Galleries } from './gallery/galleries.ts';
import { Kept } from './gallery/kept.ts';
import { GridPanels } from './generation/grid-panels.ts';
import { LoraFilePanel } from './lora-file/lora-file-panel.ts';
import { PairFiles } from './pair-files/pair-files.ts';
import { RunsTab } from './runs/runs-tab.ts';
import { TrainerStatus } from './training/trainer-status.ts';
import { Trainings } from './training/trainings.ts';

/** By which menus know that there is something to do. */
const HAS_DATASET = 'lora.hasDataset';
/** So long the server may take to end (ms): an editor that is closed waits for it. */
const TIME_TO_STOP = 1500;

/** The running language client, as the rest of the extension needs it. */
export interface Client extends LongRequests {
  /** Ends the server and starts it anew. */
  restart(): Promise<void>;
  /** Ends the server; one that doesn't within a second and a half is ended. Never throws. */
  stop(): Promise<void>;
  /** Sends one of our own requests. */
  request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result>;
  /** Tells the server of new files at once, before the editor's watchers do. */
  filesCreated(uris: readonly vscode.Uri[]): Promise<void>;
  /** Captions of a sheet were changed elsewhere. */
  readonly onSheetChanged: vscode.Event<SheetChanged>;
  /** The runs that go on. */
  readonly trainings: Trainings;
  /** The page that shows what there is of the trainer. */
  readonly trainerStatus: TrainerStatus;
  /** The pages of comparisons, and which of them has another picture. */
  readonly grids: GridPanels;
  readonly gridChanged: vscode.Event<GridChanged>;
  /** Fills the editor of a `.safetensors` file. */
  showLoraFile(uri: vscode.Uri, panel: vscode.WebviewPanel): void;
  /** The tab that shows what trainings left. */
  readonly runsTab: RunsTab;
  /** The pages of the gallery. */
  readonly galleries: Galleries;
  /** What is done with the files of pictures. */
  readonly files: PairFiles;
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
        { scheme: 'file', language: captionLanguage },
        { scheme: sheetScheme },
        { scheme: 'file', pattern: '**/*.prompt' },
        // Our configuration and those of trainers, whatever language extension owns them; what they are the server decides.
        { scheme: 'file', pattern: '**/*.toml' },
        { scheme: 'file', pattern: '**/*{dataset,prompt}*.json' },
        { scheme: 'file', pattern: '**/*prompt*.txt' },
        // Presets of kohya_ss are called after the LoRA and the time, or lie in a folder of such.
        { scheme: 'file', pattern: '**/*{config,preset,lora,LoRA,_20[0-9][0-9]}*.json' },
        { scheme: 'file', pattern: '**/{presets,user_presets}/**/*.json' },
      ],
      // Asked anew each time the server starts.
      initializationOptions: (): InitializationOptions => ({
        ...(translations ? { translations } : {}),
        isTrusted: vscode.workspace.isTrusted,
      }),
      // Line breaks in tables; what comes from datasets is escaped.
      markdown: { supportHtml: true },
      outputChannel: log,
      errorHandler: crashes,
      middleware: { executeCommand: runTagCommand },
    },
  );
  crashes.onRestart = () => client.restart();
  client.registerFeature(ownCapabilities);
  client.onRequest(confirmRequest, confirm);
  // One listener a method is all that a client keeps.
  const status = new vscode.EventEmitter<ServerStatus>();
  client.onNotification(statusNotification, (now: ServerStatus) => {
    void vscode.commands.executeCommand('setContext', HAS_DATASET, now.datasets.length > 0);
    status.fire(now);
  });
  const pairs = new vscode.EventEmitter<PairsChanged>();
  client.onNotification(pairsChangedNotification, (changed: PairsChanged) => pairs.fire(changed));
  const sheets = new vscode.EventEmitter<SheetChanged>();
  client.onNotification(sheetChangedNotification, (changed: SheetChanged) => sheets.fire(changed));
  const trainings = new Trainings({
    extension: context.extensionUri,
    memory: context.workspaceState,
    log,
    request: (method, params) => client.sendRequest(method, params),
  });
  client.onNotification(runsNotification, (runs: RunsStatus) => trainings.hear(runs));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) trainings.lose();
    if (newState !== State.Running || trainings.going.length === 0) return;
    trainings.lookAgain().catch((error: unknown) => log.error(`runs can't be looked up: ${error}`));
  });
  context.subscriptions.push(
    client,
    status,
    pairs,
    sheets,
    showStatus(client, status.event),
    trainings,
    setCaptionLanguage(client, status.event, context.workspaceState),
    new vscode.Disposable(() => void vscode.commands.executeCommand('setContext', HAS_DATASET, undefined)),
  );
  await client.start();
  trainings.recall();
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      await client.sendNotification(trustedNotification);
      trainings.recall();
    }),
  );
  const kept = new Kept(context.workspaceState);
  const running = new vscode.EventEmitter<void>();
  client.onDidChangeState(({ newState }) => newState === State.Running && running.fire());
  context.subscriptions.push(kept, running);
  // An argument that is there and undefined would be sent as one of the request's.
  const request: Client['request'] = (method, params, token) =>
    token ? client.sendRequest(method, params, token) : client.sendRequest(method, params);
  const filesChanged: AskedServer['filesChanged'] = async (come, gone) => {
    const { Created, Deleted } = FileChangeType;
    const told = (uris: readonly vscode.Uri[], type: FileChangeType) =>
      uris.map((uri) => ({ uri: client.code2ProtocolConverter.asUri(uri), type }));
    const changes = [...told(gone, Deleted), ...told(come, Created)];
    if (changes.length > 0)
      await client.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
  };
  const server: AskedServer = { request, filesChanged };
  const files = new PairFiles(server);
  const trainerStatus = new TrainerStatus({ extension: context.extensionUri, server, log });
  const memory = context.workspaceState;
  const runsTab = new RunsTab({ extension: context.extensionUri, server, memory, log });
  context.subscriptions.push(files, trainerStatus, runsTab);
  const gridChanged = new vscode.EventEmitter<GridChanged>();
  const grids = new GridPanels({
    ...{ extension: context.extensionUri, server, log, onChanged: gridChanged.event },
  });
  context.subscriptions.push(
    gridChanged,
    grids,
    client.onNotification(gridChangedNotification, (changed: GridChanged) => gridChanged.fire(changed)),
  );
  const long: LongRequests = {
    longRequest: (method, params, title) => withProgress(client, method, params, title),
    requestWithShare: (method, params, token, onShare) =>
      withShare(client, method, params, token, ({ percentage }) => onShare((percentage ?? 0) / 100)),
  };
  const galleries = new Galleries({
    extensionUri: context.extensionUri,
    client: server,
    files,
    log,
    kept,
    onDatasets: status.event,
    onPairs: pairs.event,
    onServer: running.event,
  });
  return {
    restart: async () => {
      crashes.forget();
      await client.restart();
    },
    stop: () =>
      client.stop(TIME_TO_STOP).catch((error: unknown) => log.warn(`the server was ended: ${error}`)),
    request,
    ...long,
    grids,
    gridChanged: gridChanged.event,
    showLoraFile(uri, panel) {
      new LoraFilePanel({ extension: context.extensionUri, client: { request, ...long }, log, panel, uri });
    },
    trainings,
    trainerStatus,
    runsTab,
    onSheetChanged: sheets.event,
    filesCreated: (uris) => filesChanged(uris, []),
    galleries,
    files,
  };
}
