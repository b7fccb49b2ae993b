import * as vscode from 'vscode';
import { Channel } from '../../protocol/channel.ts';
import { type FromTrainerPage, fromTrainerPage, type ToTrainerPage } from '../../protocol/trainer-page.ts';
import { type TrainerReport, trainerReportRequest } from '../../protocol/training.ts';
import type { AskedServer } from '../asked-server.ts';
import { after } from '../webview/after.ts';
import { pageParts, pagesFolder } from '../webview/page-parts.ts';
import { pageShell } from '../webview/page-shell.ts';
import { tabIcon } from '../webview/tab-icon.ts';
import { nearFolder } from './near-folder.ts';
import { trainerStrings } from './trainer-strings.ts';
import { trainingSettings } from './training-settings.ts';

const TYPE = 'lora.trainerStatus';

export interface TrainerStatusPorts {
  readonly extension: vscode.Uri;
  readonly server: Pick<AskedServer, 'request'>;
  readonly log: vscode.LogOutputChannel;
}

/** The page that shows what there is of the trainer; there is one at most. */
export class TrainerStatus implements vscode.Disposable {
  readonly #ports: TrainerStatusPorts;
  #panel: vscode.WebviewPanel | undefined;
  #channel: Channel<ToTrainerPage, FromTrainerPage, Record<string, never>> | undefined;
  /** Gives up what the page waits for. */
  #asking: vscode.CancellationTokenSource | undefined;
  #report: TrainerReport | undefined;
  #state: ToTrainerPage['state'] = 'looking';
  #problem: string | null = null;

  constructor(ports: TrainerStatusPorts) {
    this.#ports = ports;
  }

  /** Shows the page, and looks anew. @returns what was found before PyTorch is asked; undefined where that failed */
  async show(): Promise<TrainerReport | undefined> {
    if (this.#panel) this.#panel.reveal();
    else this.#open();
    return await this.#look();
  }

  /** Fills the tab of a window that was loaded anew, and looks. There is one tab at most. */
  async restore(panel: vscode.WebviewPanel): Promise<void> {
    if (this.#panel) return panel.dispose();
    panel.webview.options = this.#options;
    this.#fill(panel);
    await this.#look();
  }

  /** Looks anew, where the page is open. */
  refresh(): void {
    if (this.#panel) void this.#look();
  }

  dispose(): void {
    // The tab stays: a window that is loaded anew brings it back.
    this.#asking?.cancel();
  }

  #open(): void {
    const title = vscode.l10n.t('Trainer');
    this.#fill(vscode.window.createWebviewPanel(TYPE, title, vscode.ViewColumn.Active, this.#options));
  }

  get #options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [pagesFolder(this.#ports.extension)] };
  }

  #fill(panel: vscode.WebviewPanel): void {
    const { extension, log } = this.#ports;
    panel.iconPath = tabIcon(extension);
    const { webview } = panel;
    const channel = new Channel<ToTrainerPage, FromTrainerPage, Record<string, never>>(
      {
        post: (message) => void webview.postMessage(message),
        delay: after,
        log: (problem) => log.warn(`the trainer's page sent ${problem}`),
        events: fromTrainerPage,
        onEvent: (event) => this.#hear(event),
      },
      {},
    );
    webview.onDidReceiveMessage((message) => channel.receive(message));
    panel.onDidDispose(() => {
      this.#asking?.cancel();
      channel.dispose();
      this.#panel = undefined;
      this.#channel = undefined;
    });
    this.#panel = panel;
    this.#channel = channel;
    webview.html = pageShell(pageParts(webview, extension, 'trainer', panel.title), '<main></main>');
  }

  /** First what is told at once, then what PyTorch says. What is on the page stays until there is something newer. */
  async #look(): Promise<TrainerReport | undefined> {
    this.#asking?.cancel();
    const asking = new vscode.CancellationTokenSource();
    this.#asking = asking;
    const tell = (
      state: ToTrainerPage['state'],
      report: TrainerReport | undefined,
      problem: string | null,
    ) => {
      if (this.#asking !== asking) return;
      this.#state = state;
      this.#report = report;
      this.#problem = problem;
      this.#tell();
    };
    tell('looking', this.#report, null);
    try {
      const fast = await this.#ask(false, asking.token);
      tell(fast.hasPython ? 'asking' : 'done', fast, null);
      if (fast.hasPython) void this.#lookDeeper(fast, asking, tell);
      return fast;
    } catch (error) {
      this.#failed(error, asking, () => tell('done', undefined, wordsOf(error)));
      return undefined;
    }
  }

  async #lookDeeper(
    fast: TrainerReport,
    asking: vscode.CancellationTokenSource,
    tell: (state: ToTrainerPage['state'], report: TrainerReport, problem: string | null) => void,
  ): Promise<void> {
    try {
      tell('done', await this.#ask(true, asking.token), null);
    } catch (error) {
      this.#failed(error, asking, () => tell('done', fast, wordsOf(error)));
    }
  }

  #failed(error: unknown, { token }: vscode.CancellationTokenSource, tell: () => void): void {
    if (token.isCancellationRequested) return;
    this.#ports.log.error(`the trainer can't be looked at: ${error}`);
    tell();
  }

  #ask(isDeep: boolean, token: vscode.CancellationToken): Promise<TrainerReport> {
    const folder = nearFolder();
    const params = { uri: folder.toString(), wish: trainingSettings(folder), isDeep };
    return this.#ports.server.request<TrainerReport>(trainerReportRequest, params, token);
  }

  #tell(): void {
    this.#channel?.send({
      type: 'show',
      strings: trainerStrings(),
      checks: [...(this.#report?.checks ?? [])],
      state: this.#state,
      problem: this.#problem,
    });
  }

  #hear(event: FromTrainerPage): void {
    if (event.type === 'ready') this.#tell();
    else if (event.type === 'problem') this.#ports.log.warn(`the trainer's page: ${event.message}`);
    else {
      this.#act(event.act).then(undefined, (error: unknown) =>
        this.#ports.log.error(`the trainer's page: ${error}`),
      );
    }
  }

  async #act(act: Extract<FromTrainerPage, { type: 'act' }>['act']): Promise<void> {
    if (act === 'choose') await vscode.commands.executeCommand('lora.chooseTrainer');
    else if (act === 'install') await vscode.commands.executeCommand('lora.installTrainer');
    else if (act === 'again') await this.#look();
    else if (act === 'copy') await vscode.env.clipboard.writeText(this.#report?.text ?? '');
    else if (this.#report) await openOrBegin(vscode.Uri.file(this.#report.file));
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Opens a file; one that is not there yet is begun, and written when the user saves it. */
async function openOrBegin(file: vscode.Uri): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  await vscode.window.showTextDocument(isThere ? file : file.with({ scheme: 'untitled' }));
}
