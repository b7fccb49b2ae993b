import * as vscode from 'vscode';
import { Channel, type Handlers } from '../../protocol/channel.ts';
import { type FromRunsPage, fromRunsPage, type ToRunsPage } from '../../protocol/runs-page/messages.ts';
import {
  type RunPicture,
  type RunsPageAnswer,
  type RunsPageMethod,
  type RunsPageParams,
  runsPageMethod,
  runsPageRequests,
} from '../../protocol/runs-page/requests.ts';
import type { AskedServer } from '../asked-server.ts';
import { after } from '../webview/after.ts';
import { pageParts, pagesFolder } from '../webview/page-parts.ts';
import { pageShell } from '../webview/page-shell.ts';
import { tabIcon } from '../webview/tab-icon.ts';
import { copyPrompt } from './copy-prompt.ts';
import { deleteCheckpoints } from './delete-checkpoints.ts';
import { runsPageStrings } from './strings.ts';
import { openTensorBoard } from './tensor-board.ts';

const TYPE = 'lora.runsTab';
/** Folders that the user chose are kept by this name. */
const FOLDERS = 'lora.runs.folders';
/** So many of them. */
const MOST_FOLDERS = 10;

export interface RunsTabPorts {
  readonly extension: vscode.Uri;
  readonly server: Pick<AskedServer, 'request'>;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** The tab that shows what trainings left; there is one at most. */
export class RunsTab implements vscode.Disposable {
  readonly #ports: RunsTabPorts;
  #panel: vscode.WebviewPanel | undefined;
  #channel: Channel<ToRunsPage, FromRunsPage, typeof runsPageRequests> | undefined;
  /**
   * A folder of which the first run is to be shown. Its number is greater than those before, those of a window that was loaded
   * anew among them: a page that knows of it shows what it shows.
   */
  #wanted: { readonly folder: string; readonly count: number } | undefined;
  /** From where pictures may be shown. */
  #roots: readonly string[] = [];

  constructor(ports: RunsTabPorts) {
    this.#ports = ports;
  }

  /** Shows the tab. @param folder of a run, or with what sd-scripts left: its first run is shown */
  async show(folder?: vscode.Uri): Promise<void> {
    if (folder) {
      this.#wanted = {
        folder: folder.toString(),
        count: Math.max(Date.now(), (this.#wanted?.count ?? 0) + 1),
      };
      await this.#keep(folder);
    }
    if (this.#panel) {
      this.#panel.reveal();
      this.#begin();
    } else this.#open();
  }

  /** Fills the tab of a window that was loaded anew. There is one tab at most. */
  restore(panel: vscode.WebviewPanel): void {
    if (this.#panel) panel.dispose();
    else this.#fill(panel);
  }

  /** The folders that the user chose, the last one first. */
  get #folders(): readonly string[] {
    return this.#ports.memory.get<readonly string[]>(FOLDERS, []);
  }

  dispose(): void {
    // The tab stays: a window that is loaded anew brings it back.
    this.#channel?.dispose();
  }

  async #keep(folder: vscode.Uri): Promise<void> {
    const uri = folder.toString();
    const folders = [uri, ...this.#folders.filter((one) => one !== uri)].slice(0, MOST_FOLDERS);
    await this.#ports.memory.update(FOLDERS, folders);
  }

  #open(): void {
    this.#fill(vscode.window.createWebviewPanel(TYPE, vscode.l10n.t('Runs'), vscode.ViewColumn.Active));
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { extension, log } = this.#ports;
    panel.iconPath = tabIcon(extension);
    const { webview } = panel;
    const channel = new Channel<ToRunsPage, FromRunsPage, typeof runsPageRequests>(
      {
        post: (message) => void webview.postMessage(message),
        delay: after,
        log: (problem) => log.warn(`the page of the runs sent ${problem}`),
        events: fromRunsPage,
        onEvent: (event) => this.#guarded(this.#hear(event)),
      },
      runsPageRequests,
      this.#answers(webview),
    );
    webview.onDidReceiveMessage((message) => channel.receive(message));
    panel.onDidDispose(() => {
      channel.dispose();
      [this.#panel, this.#channel, this.#roots] = [undefined, undefined, []];
    });
    [this.#panel, this.#channel] = [panel, channel];
    this.#allow([]);
    webview.html = pageShell(pageParts(webview, extension, 'runs', vscode.l10n.t('Runs')), '<main></main>');
  }

  /** Most is the server's to answer; addresses of pictures are the webview's. */
  #answers(webview: vscode.Webview): Handlers<typeof runsPageRequests> {
    const ask = <Method extends RunsPageMethod>(method: Method, params: RunsPageParams<Method>) =>
      this.#ports.server.request<RunsPageAnswer<Method>>(runsPageMethod(method), params);
    return {
      list: (params) => ask('list', params),
      look: async (params) => {
        const run = await ask('look', params);
        if (!run || 'gone' in run) return run;
        this.#allow(rootsOf(run));
        return withAddresses(run, (uri) => webview.asWebviewUri(vscode.Uri.parse(uri)).toString());
      },
      curves: (params) => ask('curves', params),
      rate: (params) => ask('rate', params),
      prompt: (params) => ask('prompt', params),
      texts: (params) => ask('texts', params),
      deletion: (params) => ask('deletion', params),
      tensorBoard: (params) => ask('tensorBoard', params),
    };
  }

  /** Lets the page show pictures of folders that came; the page is loaded anew by that, so only where it has to be. */
  #allow(folders: readonly string[]): void {
    if (!this.#panel) return;
    const isAllowed = (uri: string) => this.#roots.some((root) => uri === root || uri.startsWith(`${root}/`));
    const others = folders.filter((uri) => !isAllowed(uri));
    if (this.#roots.length > 0 && others.length === 0) return;
    const workspace = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
    this.#roots = [...new Set([...this.#roots, ...workspace, ...this.#folders, ...others])];
    const roots = this.#roots.map((uri) => vscode.Uri.parse(uri));
    const localResourceRoots = [pagesFolder(this.#ports.extension), ...roots];
    this.#panel.webview.options = { enableScripts: true, localResourceRoots };
  }

  #begin(): void {
    this.#channel?.send({
      type: 'begin',
      strings: runsPageStrings(),
      folders: [...this.#folders],
      wanted: this.#wanted ?? null,
    });
  }

  async #hear(event: FromRunsPage): Promise<void> {
    switch (event.type) {
      case 'ready':
        this.#begin();
        return;
      case 'openFolder':
        await this.#chooseFolder();
        return;
      case 'reveal':
        await vscode.commands.executeCommand(revealing(), vscode.Uri.parse(event.file));
        return;
      case 'delete':
        if (await this.#delete(event)) this.#channel?.send({ type: 'listAgain' });
        return;
      case 'copyPrompt':
        await copyPrompt(this.#ports.server, event, event.prompts);
        return;
      case 'tensorBoard':
        await this.tensorBoard(event.id);
        return;
      case 'compareEpochs':
        await vscode.commands.executeCommand('lora.compareEpochs', {
          run: vscode.Uri.parse(event.folder).fsPath,
        });
        return;
      case 'tell':
        void vscode.window.showErrorMessage(event.message);
        return;
      case 'problem':
        this.#ports.log.warn(`the page of the runs: ${event.message}`);
    }
  }

  async #delete({ id, files }: RunsPageParams<'deletion'>): Promise<boolean> {
    const params: RunsPageParams<'deletion'> = { id, files };
    const { server } = this.#ports;
    return deleteCheckpoints(
      await server.request<RunsPageAnswer<'deletion'>>(runsPageMethod('deletion'), params),
    );
  }

  /** Starts TensorBoard. @param id of a run; the newest one where none is named */
  async tensorBoard(id?: string): Promise<void> {
    const { server } = this.#ports;
    const list = await server.request<RunsPageAnswer<'list'>>(runsPageMethod('list'), {
      folders: this.#folders,
    });
    const params = { id: id ?? list.runs[0]?.id ?? '' };
    openTensorBoard(
      await server.request<RunsPageAnswer<'tensorBoard'>>(runsPageMethod('tensorBoard'), params),
    );
  }

  async #chooseFolder(): Promise<void> {
    const { t } = vscode.l10n;
    const [folder] =
      (await vscode.window.showOpenDialog({
        ...{ canSelectFiles: false, canSelectFolders: true },
        ...{ title: t('Folder of a Run, or With What sd-scripts Left'), openLabel: t('Open') },
      })) ?? [];
    if (folder) await this.show(folder);
  }

  #guarded(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#ports.log.error(`the page of the runs: ${error}`));
  }
}

/** A file is shown where the user is: another machine has no windows here. */
function revealing(): string {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isHere ? 'revealFileInOS' : 'revealInExplorer';
}

/** The folders in which a run's pictures lie. */
function rootsOf({ epochs, prompts }: RunPicture): readonly string[] {
  const uris = [
    ...epochs.flatMap(({ samples }) => samples.map(({ src }) => src)),
    ...prompts.flatMap(({ trained }) => (trained ? [trained.src] : [])),
  ];
  return [...new Set(uris.map((uri) => uri.slice(0, uri.lastIndexOf('/'))))];
}

function withAddresses(run: RunPicture, address: (uri: string) => string): RunPicture {
  return {
    ...run,
    epochs: run.epochs.map((epoch) => ({
      ...epoch,
      samples: epoch.samples.map((sample) => ({ ...sample, src: address(sample.src) })),
    })),
    prompts: run.prompts.map((prompt) => ({
      ...prompt,
      trained: prompt.trained && { ...prompt.trained, src: address(prompt.trained.src) },
    })),
  };
}
