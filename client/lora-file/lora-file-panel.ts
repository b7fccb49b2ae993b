import * as vscode from 'vscode';
import { sizeText } from '../../core/size-text.ts';
import { Channel } from '../../protocol/channel.ts';
import {
  type LoraFileFacts,
  type LoraFileResult,
  type LoraWeightsResult,
  loraFileRequest,
  loraWeightsRequest,
} from '../../protocol/lora-file.ts';
import {
  type FromLoraFilePage,
  fromLoraFilePage,
  type LoraFileAct,
  type PageWeights,
  type ToLoraFilePage,
} from '../../protocol/lora-file-page.ts';
import type { AskedServer } from '../asked-server.ts';
import type { LongRequests } from '../connection/long-requests.ts';
import { after } from '../webview/after.ts';
import { pageParts, pagesFolder } from '../webview/page-parts.ts';
import { pageShell } from '../webview/page-shell.ts';
import { askMetadata } from './ask-metadata.ts';
import { askOtherFile } from './ask-other-file.ts';
import { loraFileStrings } from './lora-file-strings.ts';

export interface LoraFilePanelPorts {
  readonly extension: vscode.Uri;
  readonly client: Pick<AskedServer, 'request'> & LongRequests;
  readonly log: vscode.LogOutputChannel;
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
}

/** A file is read again so long after it was last written (ms): a training writes it piece by piece. */
const CALM = 500;

/** One editor of a `.safetensors` file. */
export class LoraFilePanel {
  readonly #ports: LoraFilePanelPorts;
  readonly #channel: Channel<ToLoraFilePage, FromLoraFilePage, Record<string, never>>;
  readonly #subscriptions: vscode.Disposable[] = [];
  #facts: LoraFileFacts | undefined;
  #problem: string | null = null;
  #other: vscode.Uri | undefined;
  #weights: PageWeights = { state: 'unmeasured' };
  /** Give up what the page waits for. */
  #looking: vscode.CancellationTokenSource | undefined;
  #measuring: vscode.CancellationTokenSource | undefined;
  #calm: (() => void) | undefined;

  constructor(ports: LoraFilePanelPorts) {
    this.#ports = ports;
    const { extension, log, panel, uri } = ports;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [pagesFolder(extension)] };
    this.#channel = new Channel<ToLoraFilePage, FromLoraFilePage, Record<string, never>>(
      {
        post: (message) => void webview.postMessage(message),
        delay: after,
        log: (problem) => log.warn(`the page of ${uri.fsPath} sent ${problem}`),
        events: fromLoraFilePage,
        onEvent: (event) => this.#hear(event),
      },
      {},
    );
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*.safetensors'),
    );
    const written = ({ fsPath }: vscode.Uri) => {
      if (fsPath !== uri.fsPath && fsPath !== this.#other?.fsPath) return;
      this.#calm?.();
      this.#calm = after(CALM, () => void this.#look());
    };
    this.#subscriptions.push(
      watcher,
      watcher.onDidChange(written),
      watcher.onDidCreate(written),
      watcher.onDidDelete(written),
      webview.onDidReceiveMessage((message) => this.#channel.receive(message)),
    );
    panel.onDidDispose(() => this.#dispose());
    webview.html = pageShell(pageParts(webview, extension, 'lora-file', this.#name), '<main></main>');
    void this.#look();
  }

  get #name(): string {
    return nameOf(this.#ports.uri);
  }

  #dispose(): void {
    this.#calm?.();
    this.#looking?.cancel();
    this.#measuring?.cancel();
    this.#channel.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Reads the file, and the other one; what was measured before counts no more. */
  async #look(): Promise<void> {
    this.#looking?.cancel();
    this.#measuring?.cancel();
    const looking = new vscode.CancellationTokenSource();
    this.#looking = looking;
    this.#weights = { state: 'unmeasured' };
    const result = await this.#ask<LoraFileResult>(loraFileRequest, looking.token);
    if (this.#looking !== looking) return;
    if (typeof result === 'string') this.#problem = result;
    else if (result?.kind === 'refused') this.#problem = result.reason;
    else if (result) [this.#facts, this.#problem] = [result.file, null];
    this.#tell();
  }

  async #measure(): Promise<void> {
    this.#measuring?.cancel();
    const measuring = new vscode.CancellationTokenSource();
    this.#measuring = measuring;
    const show = (weights: PageWeights) => {
      if (this.#measuring !== measuring) return;
      this.#weights = weights;
      this.#tell();
    };
    show({ state: 'measuring', share: 0 });
    const onProgress = (share: number) => show({ state: 'measuring', share });
    const result = await this.#ask<LoraWeightsResult>(loraWeightsRequest, measuring.token, onProgress);
    if (typeof result === 'object' && result.kind === 'measured')
      return show({
        state: 'measured',
        blocks: [...result.blocks],
        total: result.total,
        unmeasured: [...result.unmeasured],
      });
    if (this.#measuring === measuring && result !== undefined)
      this.#problem = typeof result === 'string' ? result : result.reason;
    show({ state: 'unmeasured' });
  }

  /** Asks the server about both files. @returns why not, where it has no answer; undefined when it was given up */
  async #ask<Result>(
    method: string,
    token: vscode.CancellationToken,
    onProgress?: (share: number) => void,
  ): Promise<Result | string | undefined> {
    const { client, uri, log } = this.#ports;
    try {
      const params = { uri: uri.toString(), ...(this.#other ? { other: this.#other.toString() } : {}) };
      return await (onProgress
        ? client.requestWithShare<Result>(method, params, token, onProgress)
        : client.request<Result>(method, params, token));
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      log.error(`${uri.fsPath} can't be looked into: ${error}`);
      return error instanceof Error ? error.message : String(error);
    }
  }

  #tell(): void {
    const facts = this.#facts;
    const other = this.#other;
    this.#channel.send({
      type: 'show',
      strings: loraFileStrings(),
      name: this.#name,
      file: facts ? pageFile(facts) : null,
      problem: this.#problem,
      other: other && facts?.changes ? { name: nameOf(other), changes: [...facts.changes] } : null,
      weights: this.#weights,
    });
  }

  #hear(event: FromLoraFilePage): void {
    const { log } = this.#ports;
    if (event.type === 'ready') this.#tell();
    else if (event.type === 'problem') log.warn(`the page of ${this.#name}: ${event.message}`);
    else {
      this.#act(event.act).then(undefined, (error: unknown) => {
        log.error(`the page of ${this.#name}: ${error}`);
        vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      });
    }
  }

  async #act(act: LoraFileAct): Promise<void> {
    const { uri, client } = this.#ports;
    const facts = this.#facts;
    if (act === 'measure') await this.#measure();
    else if (act === 'cancel') {
      this.#measuring?.cancel();
      this.#weights = { state: 'unmeasured' };
      this.#tell();
    } else if (act === 'copy-prompt') {
      if (facts?.prompt == null) return;
      await vscode.env.clipboard.writeText(facts.prompt);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', facts.prompt), 5000);
    } else if (act === 'compare') {
      const other = await askOtherFile(uri);
      if (other) await this.#compareWith(other);
    } else if (act === 'stop-comparing') await this.#compareWith(undefined);
    else if (act === 'run') {
      if (facts?.run)
        await vscode.commands.executeCommand('lora.compareRuns', {
          run: facts.run.folder,
          other: facts.run.dataset,
        });
    } else if (facts) await askMetadata(client, uri, facts.metadata);
  }

  async #compareWith(other: vscode.Uri | undefined): Promise<void> {
    this.#other = other;
    await this.#look();
    // It can't be compared with this one: what is measured next is the file alone.
    if (this.#problem !== null) this.#other = undefined;
    if (this.#other && this.#facts?.isLora) await this.#measure();
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function pageFile({ changes: _, run, size, ...facts }: LoraFileFacts): NonNullable<ToLoraFilePage['file']> {
  return {
    ...facts,
    isOfRun: run !== null,
    size: sizeText(size),
    faults: [...facts.faults],
    facts: [...facts.facts],
    folders: [...facts.folders],
    buckets: [...facts.buckets],
    tags: facts.tags.map((one) => ({ ...one, tags: [...one.tags] })),
    metadata: [...facts.metadata],
  };
}
