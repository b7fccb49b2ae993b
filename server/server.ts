import * as fs from 'node:fs';
import * as l10n from '@vscode/l10n';
import {
  type ClientCapabilities,
  type Connection,
  Emitter,
  type FileEvent,
  type FileOperationRegistrationOptions,
  type InitializeParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../core/config/schema.ts';
import type { LintOptions } from '../core/engine.ts';
import { nodeJournalDisk } from '../core/node/disk/journal-disk.ts';
import { Journal } from '../core/node/edits/journal.ts';
import { nodeFileSystem } from '../core/node/file-system.ts';
import type { FolderWatch } from '../core/node/folder-watch.ts';
import { readKnowledge } from '../core/node/knowledge.ts';
import { fromNative } from '../core/node/native-path.ts';
import { LoraFiles } from '../core/node/prompts/lora-files.ts';
import { ReviewStore, reviewFolder } from '../core/node/reviews/review-store.ts';
import { stateFolder } from '../core/node/state-folder.ts';
import { basename, joinPath } from '../core/path.ts';
import type { UserRules } from '../core/rules/settings.ts';
import type { Knowledge } from '../core/vocabulary/knowledge.ts';
import { type InitializationOptions, trustedNotification } from '../protocol/lsp.ts';
import { createDictionaries } from './dictionaries/create-dictionaries.ts';
import { BulkEdits } from './edits/bulk-edits.ts';
import type { FeatureContext } from './features/feature.ts';
import { features } from './features/index.ts';
import { Findings } from './findings/findings.ts';
import { Listings } from './pairs/listings.ts';
import { PairChanges } from './pairs/pair-changes.ts';
import { Reviews } from './pairs/reviews.ts';
import { DecoderState } from './pixels/decoder-state.ts';
import { followDocuments } from './session/documents.ts';
import { MissedChanges } from './session/missed-changes.ts';
import { OpenDocuments } from './session/open-documents.ts';
import { watchDatasets, watchForEditor } from './session/own-watch.ts';
import { OwnWrites } from './session/own-writes.ts';
import { Scanner } from './session/scanner.ts';
import { Session } from './session/session.ts';
import { TrainerConfigs } from './session/trainer-configs.ts';
import { takeFileEvents } from './session/watch.ts';
import { watchFiles } from './session/watch-files.ts';
import { Settings } from './settings.ts';
import { OpenSheets } from './sheets/open-sheets.ts';
import { SheetFindings } from './sheets/sheet-findings.ts';
import { trainingPorts } from './training/ports.ts';
import { Runs } from './training/runs.ts';
import { pathOfUri } from './uri.ts';

/** Sets the server up on a connection; the caller starts to listen. */
export function createServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const scanner = new Scanner();
  const log = (line: string) => connection.console.info(line);
  const logError = (line: string) => connection.console.error(line);
  const open = new OpenDocuments(documents);
  const session = new Session({ fileSystem: nodeFileSystem, scanner, documents: open, log, logError });
  const shipped = readKnowledge(__dirname, logError);
  const settings = new Settings();
  const training = trainingPorts();
  const dictionaries = createDictionaries(connection, session, settings, training);
  const knowledge: Knowledge = {
    get clip() {
      return shipped.clip;
    },
    get dictionary() {
      return dictionaries.current;
    },
  };
  // The same object as long as they are the same: what is in force by them is worked out once.
  const byRules = new WeakMap<UserRules, LintOptions>();
  const lintOptions = (place: string): LintOptions => {
    const userRules = settings.rulesAt(place);
    const options = byRules.get(userRules) ?? { knowledge, userRules };
    byRules.set(userRules, options);
    return options;
  };
  const configs = new TrainerConfigs(session, open, nodeFileSystem, training.platform);
  const findings = new Findings(session, configs, lintOptions, log);
  settings.onDidChangeRules(() => findings.lintAgain());
  dictionaries.onDidChange(() => findings.dictionaryChanged());
  const pairs = new PairChanges(session, findings);
  const onDidChangeLint = [dictionaries.onDidChange, settings.onDidChange];
  const fileSystem = nodeFileSystem;
  const reviewStore = new ReviewStore(fileSystem, nodeJournalDisk, reviewFolder());
  const reviews = new Reviews(reviewStore, pairs, fileSystem);
  const listings = new Listings({
    ...{ session, findings, knowledge, fileSystem, pairs, reviews, onDidChangeLint },
  });
  const runs = new Runs(training, log);
  const changedFiles = new Emitter<readonly string[]>();
  let client: ClientCapabilities = {};
  let folders: readonly string[] = [];
  let begin = () => {};
  let ownWatch: FolderWatch | undefined;
  const watches = () => client.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
  const writes = new OwnWrites(nodeFileSystem, (changes) => {
    takeFileEvents(session, changes);
    const paths = changes.flatMap(({ uri }) => pathOfUri(uri) ?? []);
    configs.forgetDisk();
    findings.lintTrainerConfigs(paths.filter((path) => configs.mayBe(path)));
    changedFiles.fire(paths);
  });
  const takeChanges = (changes: readonly FileEvent[]) => writes.hear(changes);
  const missed = new MissedChanges(takeChanges);

  connection.onInitialize((params) => {
    client = params.capabilities;
    folders = foldersOf(params);
    const options = (params.initializationOptions ?? {}) as InitializationOptions;
    const { translations, isTrusted = true, settings: told } = options;
    training.trust.isGiven = isTrusted;
    connection.onNotification(trustedNotification, () => {
      training.trust.isGiven = true;
    });
    if (translations) l10n.config({ fsPath: translations });
    settings.take(told);
    const openFolders = params.workspaceFolders?.map(({ uri }) => uri);
    const beginSettings = settings.listen(connection, client, openFolders);
    const journal = new Journal(nodeJournalDisk, joinPath(stateFolder(), 'journal'));
    const bulkEdits = new BulkEdits({ connection, client, session, disk: nodeJournalDisk, journal, writes });
    const sheets = new OpenSheets({ session, fileSystem, findings, knowledge, reviews }, documents);
    const sheetFindings = new SheetFindings(session, findings);
    const loraFiles = new LoraFiles(() => session.datasets.map(({ root }) => root), nodeFileSystem);
    const context: FeatureContext = {
      ...{ connection, client, documents, session, findings, fileSystem, bulkEdits, training, runs },
      ...{
        loraFiles,
        knowledge,
        dictionaries,
        settings,
        configs,
        pairs,
        decoder: new DecoderState(),
        listings,
        sheets,
        sheetFindings,
        reviews,
      },
      onDidChangeFiles: changedFiles.event,
    };
    followDocuments(context);
    for (const feature of features) feature.register(context);
    begin = () => {
      beginSettings();
      for (const feature of features) feature.begin?.(context);
    };
    return {
      serverInfo: { name: 'LoRA Workbench' },
      capabilities: Object.assign(
        {
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
          workspace: {
            workspaceFolders: { supported: true, changeNotifications: true },
            fileOperations: { didRename: { filters: renamedFiles } },
          },
        },
        ...features.map((feature) => feature.capabilities(client)),
      ),
    };
  });

  connection.onInitialized(() => {
    begin();
    // Before anything is read: nothing that happens meanwhile is missed.
    if (!watches())
      ownWatch = watchForEditor({ watch: fs.watch, tell: takeChanges, logError }, session, documents);
    for (const folder of folders) session.startScan(folder, 'opened');
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) session.remove(pathOfUri(uri) ?? uri);
        for (const { uri } of added) session.startScan(pathOfUri(uri) ?? uri, 'opened');
      });
    }
    if (watches()) {
      watchFiles(connection, session);
      ownWatch = watchDatasets({ watch: fs.watch, tell: (events) => missed.saw(events) }, session);
      // The watch tells of it later than of what is asked next: a training would begin with what was said before.
      documents.onDidSave(({ document: { uri } }) => {
        const path = pathOfUri(uri);
        if (path !== undefined && basename(path) === CONFIG_FILE) session.reread([path]);
      });
    }
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    missed.told(changes);
    takeChanges(changes);
  });
  connection.onShutdown(async () => {
    ownWatch?.dispose();
    missed.dispose();
    runs.dispose();
    await dictionaries.dispose();
    await scanner.dispose();
  });
  documents.listen(connection);
}

/** Whose renaming the server wants to hear of: pictures, which take their marks along, and the folders around them. */
const renamedFiles: FileOperationRegistrationOptions['filters'] = [
  {
    scheme: 'file',
    pattern: { glob: '**/*.{png,jpg,jpeg,webp,bmp,avif,jxl}', options: { ignoreCase: true } },
  },
  { scheme: 'file', pattern: { glob: '**/*', matches: 'folder' } },
];

/** The open folders: each way of telling them took the place of the one before. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (!workspaceFolders && !rootUri) return rootPath ? [fromNative(rootPath)] : [];
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.map(pathOfUri).filter((path) => path !== undefined);
}
