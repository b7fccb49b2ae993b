import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { Channel } from '../../protocol/channel.ts';
import {
  galleryRequests,
  type ShowEvent,
  type ToGallery,
  type ToHost,
  toHost,
} from '../../protocol/gallery.ts';
import type { GalleryResult, PairsChanged, ShowInGalleryParams } from '../../protocol/pairs.ts';
import { activeFile } from '../active-file.ts';
import { onActiveFile } from './on-active-file.ts';
import { openCaption } from './open-caption.ts';
import { PairsOfServer } from './pairs-of-server.ts';
import { shell } from './shell.ts';
import { brokenReason, galleryStrings } from './strings.ts';

/** What a gallery depends on. */
export interface GalleryContext {
  readonly extensionUri: vscode.Uri;
  readonly client: LanguageClient;
  readonly log: vscode.LogOutputChannel;
  /** Tells that datasets may have come or gone. */
  readonly onDatasets: vscode.Event<unknown>;
  readonly onPairs: vscode.Event<PairsChanged>;
  /** What the pairs are limited to at first. */
  readonly filter?: ShowInGalleryParams | undefined;
}

/** One page of the gallery and what it is told: lives as long as the view is resolved. */
export class GalleryHost {
  readonly #view: vscode.WebviewView;
  readonly #log: vscode.LogOutputChannel;
  readonly #server: PairsOfServer;
  readonly #channel: Channel<ToGallery, ToHost, typeof galleryRequests>;
  /** The dataset on the screen. */
  #dataset: string | undefined;
  /** What the pairs are limited to. */
  #filter: ShowInGalleryParams | undefined;
  #isReady = false;
  #told = '';

  constructor(view: vscode.WebviewView, { client, log, onDatasets, onPairs }: GalleryContext) {
    this.#view = view;
    this.#log = log;
    this.#server = new PairsOfServer(client);
    const { webview } = view;
    this.#channel = new Channel(
      {
        post: (message) => void webview.postMessage(message),
        delay: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
        log: (problem) => log.warn(`the gallery sent ${problem}`),
        events: toHost,
        onEvent: (event) => this.#guarded(this.#hear(event)),
      },
      galleryRequests,
      {
        pairs: (params) => this.#server.pairs({ ...params, ...this.#limit(params.dataset) }),
        find: async ({ dataset, image }) => {
          const found = await this.#server.find(image, this.#limit(dataset).code);
          return found?.dataset === dataset ? found.index : null;
        },
        thumbnail: async ({ image }, cancellation) => {
          const made = await this.#server.thumbnail(image, cancellation);
          if (made.kind === 'broken') return { reason: brokenReason(made.reason, made.detail) };
          const uri = vscode.Uri.parse(made.kind === 'made' ? made.uri : image);
          return { src: webview.asWebviewUri(uri).toString() };
        },
      },
    );
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((message) => this.#channel.receive(message)),
      onDatasets(() => this.#guarded(this.#show())),
      onPairs((changed) => {
        if (changed.dataset === this.#dataset) this.#guarded(this.#tellChanged(changed));
      }),
      onActiveFile(() => this.#guarded(this.#follow())),
      client.onDidChangeState(({ newState }) => {
        // A server that was started anew knows of no gallery, and answers to nothing that was asked before.
        this.#told = '';
        if (newState === State.Running) this.#guarded(this.#show());
      }),
    );
    view.onDidDispose(() => {
      listening.dispose();
      this.#channel.dispose();
    });
  }

  /** Fills the view with a page of the gallery. */
  static async open(view: vscode.WebviewView, context: GalleryContext): Promise<GalleryHost> {
    const host = new GalleryHost(view, context);
    host.#filter = context.filter;
    host.#dataset = context.filter?.uri;
    const gallery = await host.#server.gallery();
    const { webview } = view;
    const dist = vscode.Uri.joinPath(context.extensionUri, 'dist', 'media');
    webview.options = { enableScripts: true, localResourceRoots: [dist, ...host.#roots(gallery)] };
    webview.html = shell({
      source: webview.cspSource,
      nonce: randomBytes(24).toString('base64url'),
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'gallery.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'gallery.css')).toString(),
      language: vscode.env.language,
    });
    return host;
  }

  /** Shows only the pairs of a dataset in which a rule finds something. */
  async limitTo(filter: ShowInGalleryParams): Promise<void> {
    this.#filter = filter;
    this.#dataset = filter.uri;
    await this.#show();
  }

  /** What the pairs of a dataset are limited to. */
  #limit(dataset: string | undefined): { readonly code?: string } {
    return this.#filter && this.#filter.uri === dataset ? { code: this.#filter.code } : {};
  }

  /** Of limited pairs, any change may have made others of them. */
  async #tellChanged({ dataset, indices, revision, total }: PairsChanged): Promise<void> {
    const limit = this.#limit(dataset);
    if (limit.code === undefined) {
      this.#send({ type: 'changed', dataset, revision, total, indices: indices && [...indices] });
      return;
    }
    const page = await this.#server.pairs({ dataset, start: 0, end: 0, ...limit });
    this.#send({ type: 'changed', dataset, revision: page.revision, total: page.total, indices: null });
  }

  /** Thumbnails, and the pictures themselves, which are shown where no thumbnail can be made. */
  #roots({ thumbnails, datasets }: GalleryResult): vscode.Uri[] {
    return [
      vscode.Uri.parse(thumbnails),
      ...datasets.map(({ uri }) => vscode.Uri.parse(uri)),
      ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
    ];
  }

  async #hear(event: ToHost): Promise<void> {
    switch (event.type) {
      case 'ready':
        // Also after the page was hidden: it comes back knowing nothing.
        this.#isReady = true;
        this.#told = '';
        this.#dataset ??= event.dataset ?? undefined;
        await this.#show();
        return this.#follow();
      case 'chooseDataset':
        this.#dataset = event.dataset;
        this.#filter = undefined;
        return this.#show();
      case 'showAll':
        this.#filter = undefined;
        return this.#show();
      case 'openCaption': {
        const found = await this.#server.find(event.image);
        return found ? openCaption(found, event.keepFocus) : undefined;
      }
      case 'setUpDataset':
        return vscode.commands.executeCommand('lora.setUpDataset');
      case 'openSample':
        return vscode.commands.executeCommand('lora.openSampleDataset');
      case 'problem':
        this.#log.error(`the gallery: ${event.message}`);
    }
  }

  /** Tells the page which datasets there are, and which one it shows; again only where that changed. */
  async #show(): Promise<void> {
    if (!this.#isReady) return;
    const { datasets, isScanning } = await this.#server.gallery();
    const shown = datasets.find(({ uri }) => uri === this.#dataset) ?? datasets[0];
    // While folders are read, the one that was shown may only be late.
    if (shown || !isScanning) this.#dataset = shown?.uri;
    const limit = this.#limit(shown?.uri);
    const limited =
      shown && limit.code !== undefined
        ? await this.#server.pairs({ dataset: shown.uri, start: 0, end: 0, ...limit })
        : shown;
    const event: ShowEvent = {
      type: 'show',
      strings: galleryStrings(),
      state: isScanning ? 'indexing' : 'ready',
      datasets: datasets.map(({ uri }) => ({ id: uri, name: nameOf(uri) })),
      dataset: shown?.uri ?? null,
      revision: limited?.revision ?? 0,
      total: limited?.total ?? 0,
      filter: limit.code === undefined ? null : vscode.l10n.t('Only what {0} finds', limit.code),
    };
    // Changes of the pairs themselves are told as such.
    const told = JSON.stringify({ ...event, revision: 0, total: 0, isEmpty: event.total === 0 });
    if (told === this.#told) return;
    this.#told = told;
    this.#send(event);
  }

  /** Chooses the pair that the user looks at in an editor. */
  async #follow(): Promise<void> {
    const file = activeFile();
    if (!this.#isReady || !this.#view.visible || !file) return;
    const found = await this.#server.find(file.toString(), this.#limit(this.#dataset).code);
    if (!found || file.toString() !== activeFile()?.toString()) return;
    if (found.dataset !== this.#dataset) {
      this.#dataset = found.dataset;
      await this.#show();
    }
    const { dataset, index, image } = found;
    this.#send({ type: 'reveal', dataset, index, image });
  }

  #send(event: ToGallery): void {
    // VS Code drops what is sent to a page that isn't shown; it says `ready` when it is shown again.
    if (this.#isReady && this.#view.visible) this.#channel.send(event);
  }

  #guarded(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#log.error(`the gallery: ${error}`));
  }
}

function nameOf(dataset: string): string {
  const uri = vscode.Uri.parse(dataset);
  const relative = vscode.workspace.asRelativePath(uri);
  return relative === '' || relative === uri.fsPath
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : relative;
}
