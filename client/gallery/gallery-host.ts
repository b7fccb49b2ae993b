import * as vscode from 'vscode';
import { Channel } from '../../protocol/channel.ts';
import { type ToGallery, type ToHost, toHost } from '../../protocol/gallery/messages.ts';
import type { PairAction } from '../../protocol/gallery/pair-actions.ts';
import { galleryRequests } from '../../protocol/gallery/requests.ts';
import {
  type FindPairResult,
  findPairRequest,
  type GalleryResult,
  galleryRequest,
  type PairsChanged,
} from '../../protocol/pairs.ts';
import { activeFile } from '../dataset/active-file.ts';
import { after } from '../webview/after.ts';
import { pageParts, pagesFolder } from '../webview/page-parts.ts';
import { answersFor, passOnEdit } from './answers.ts';
import type { GalleryContext } from './context.ts';
import { onActiveFile } from './on-active-file.ts';
import { PageDrafts } from './page-drafts.ts';
import { onPageEvent } from './page-events.ts';
import { shell } from './shell.ts';
import { galleryStrings } from './strings/index.ts';
import type { Surface } from './surface.ts';

/** One page of the gallery and what it is told: lives as long as its view or tab. */
export class GalleryHost {
  readonly #surface: Surface;
  readonly #context: GalleryContext;
  readonly #drafts: PageDrafts;
  readonly #channel: Channel<ToGallery, ToHost, typeof galleryRequests>;
  /** The dataset on the screen. */
  #dataset: string | undefined;
  /** What is to be listed as soon as the page can be told. */
  #query: string | undefined;
  /** The picture whose caption the page had opened last: who chose it there knows where it is. */
  #opened: string | undefined;
  #isReady = false;
  #told = '';
  /** From where pictures may be shown. */
  #roots: readonly string[] = [];

  constructor(surface: Surface, context: GalleryContext) {
    this.#surface = surface;
    this.#context = context;
    this.#drafts = new PageDrafts(context.kept, (edit) => passOnEdit(context.client, 'editNow', edit));
    const { view } = surface;
    const { webview } = view;
    this.#channel = new Channel(
      {
        post: (message) => void webview.postMessage(message),
        delay: after,
        log: (problem) => context.log.warn(`the gallery sent ${problem}`),
        events: toHost,
        onEvent: (event) => this.#guarded(this.#hear(event)),
      },
      galleryRequests,
      answersFor(webview, context, this.#drafts),
    );
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((message) => this.#channel.receive(message)),
      context.onDatasets(() => this.#guarded(this.#show())),
      context.kept.onDidChange(() => this.#guarded(this.#show())),
      context.onPairs((changed) => this.#tellChanged(changed)),
      vscode.workspace.onDidRenameFiles(({ files }) => this.#tellRenamed(files)),
      onActiveFile(() => this.#guarded(this.#follow())),
      context.onServer(() => {
        // A server that was started anew knows of no gallery, and answers to nothing that was asked before.
        this.#told = '';
        this.#guarded(this.#show());
      }),
    );
    view.onDidDispose(() => {
      this.#guarded(this.#drafts.close());
      listening.dispose();
      this.#channel.dispose();
    });
  }

  /** Fills a view or a tab with a page of the gallery. @param dataset the one to show, if any */
  static async open(surface: Surface, context: GalleryContext, dataset?: string): Promise<GalleryHost> {
    const host = new GalleryHost(surface, context);
    host.#dataset = dataset;
    const gallery = await context.client.request<GalleryResult>(galleryRequest, {});
    const { webview } = surface.view;
    host.#allow(gallery);
    webview.html = shell(pageParts(webview, context.extensionUri, 'gallery', vscode.l10n.t('Gallery')));
    return host;
  }

  /** The URI of the dataset on the screen. */
  get dataset(): string | undefined {
    return this.#dataset;
  }

  /** Lists the pairs of a dataset that a query finds. */
  async list(dataset: string, query: string): Promise<void> {
    this.#dataset = dataset;
    this.#query = query;
    await this.#show();
    this.#tellQuery();
  }

  /** The page is in sight, or comes to be. */
  reveal(): void {
    const { view } = this.#surface;
    if ('reveal' in view) view.reveal();
    else view.show();
  }

  /** Whether it is the tab that the user works in. */
  get isActive(): boolean {
    const { view } = this.#surface;
    return 'active' in view && view.active;
  }

  get isVisible(): boolean {
    return this.#surface.view.visible;
  }

  /** Has the page do something to what is chosen in it. @param text what is pasted */
  act(action: PairAction, text: string | null): void {
    this.#send({ type: 'act', action, text });
  }

  #tellChanged({ dataset, revision, images }: PairsChanged): void {
    if (dataset !== this.#dataset) return;
    this.#send({ type: 'changed', dataset, revision, images: images && [...images] });
  }

  #tellRenamed(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
    // What went to another folder is not where one was any more.
    const images = files
      .filter(({ oldUri, newUri }) => folderOf(oldUri) === folderOf(newUri))
      .map(({ oldUri, newUri }): [string, string] => [oldUri.toString(), newUri.toString()]);
    if (images.length > 0) this.#send({ type: 'renamed', images });
  }

  async #hear(event: ToHost): Promise<unknown> {
    if (event.type === 'ready') {
      // Also after the page was hidden: it comes back knowing nothing.
      this.#isReady = true;
      this.#told = '';
      this.#dataset ??= event.dataset ?? undefined;
      await this.#show();
      this.#tellQuery();
      return this.#follow();
    }
    if (event.type === 'writeDraft') return this.#drafts.write(event.draft);
    if (event.type === 'endDraft') return this.#drafts.end(event.image);
    if (event.type === 'openCaption') this.#opened = event.image;
    if (event.type !== 'chooseDataset') return onPageEvent(this.#context, event);
    this.#dataset = event.dataset;
    return this.#show();
  }

  /** Tells the page which datasets there are, and which one it shows; again only where that changed. */
  async #show(): Promise<void> {
    if (!this.#isReady) return;
    const { client, kept } = this.#context;
    const gallery = await client.request<GalleryResult>(galleryRequest, {});
    const { datasets, isScanning } = gallery;
    this.#allow(gallery);
    const wished = datasets.find(({ uri }) => uri === this.#dataset);
    // While folders are read, the one that was shown may only be late: no other one takes its place.
    const isLate = isScanning && this.#dataset !== undefined;
    const shown = wished ?? (isLate ? undefined : datasets[0]);
    if (!isLate) this.#dataset = shown?.uri;
    const event: ToGallery = {
      type: 'show',
      strings: galleryStrings(),
      place: this.#surface.place,
      state: isScanning ? 'indexing' : 'ready',
      hasFolder: (vscode.workspace.workspaceFolders ?? []).length > 0,
      datasets: datasets.map(({ uri }) => ({ id: uri, name: nameOf(uri) })),
      dataset: shown?.uri ?? null,
      savedQueries: [...kept.queries],
      palette: shown ? [...kept.palette(shown.uri)] : [],
      // Of use to a page that has just begun; it knows of what came since.
      drafts: this.#told === '' ? [...kept.drafts] : [],
    };
    const told = JSON.stringify({ ...event, drafts: [] });
    if (told === this.#told) return;
    this.#told = told;
    this.#send(event);
  }

  /** Lets the page show pictures of datasets that came; the page is loaded anew by that, so only where it has to be. */
  #allow(gallery: GalleryResult): void {
    const roots = rootsOf(gallery);
    const isAllowed = (uri: string) => this.#roots.some((one) => uri === one || uri.startsWith(`${one}/`));
    if (roots.every((uri) => isAllowed(uri.toString()))) return;
    this.#roots = roots.map((uri) => uri.toString());
    const localResourceRoots = [pagesFolder(this.#context.extensionUri), ...roots];
    this.#surface.view.webview.options = { enableScripts: true, localResourceRoots };
  }

  #tellQuery(): void {
    const [dataset, query] = [this.#dataset, this.#query];
    if (!this.#isReady || !this.#surface.view.visible || dataset === undefined || query === undefined) return;
    this.#query = undefined;
    this.#send({ type: 'list', dataset, query });
  }

  /** Chooses the pair that the user looks at in an editor. */
  async #follow(): Promise<void> {
    const file = activeFile();
    if (!this.#isReady || !this.#surface.view.visible || !file) return;
    const { client } = this.#context;
    const found = await client.request<FindPairResult>(findPairRequest, { uri: file.toString() });
    if (!found || file.toString() !== activeFile()?.toString()) return;
    if (found.image === this.#opened) return;
    this.#opened = undefined;
    if (found.dataset !== this.#dataset) {
      this.#dataset = found.dataset;
      await this.#show();
    }
    this.#send({ type: 'reveal', dataset: found.dataset, image: found.image });
  }

  #send(event: ToGallery): void {
    // VS Code drops what is sent to a page that isn't shown; it says `ready` when it is shown again.
    if (this.#isReady && this.#surface.view.visible) this.#channel.send(event);
  }

  #guarded(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#context.log.error(`the gallery: ${error}`));
  }
}

function folderOf(uri: vscode.Uri): string {
  return vscode.Uri.joinPath(uri, '..').toString();
}

/** Thumbnails, and the pictures themselves. */
function rootsOf({ thumbnails, datasets }: GalleryResult): vscode.Uri[] {
  return [
    vscode.Uri.parse(thumbnails),
    ...datasets.map(({ uri }) => vscode.Uri.parse(uri)),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
}

function nameOf(dataset: string): string {
  const uri = vscode.Uri.parse(dataset);
  const relative = vscode.workspace.asRelativePath(uri);
  return relative === '' || relative === uri.fsPath
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : relative;
}
