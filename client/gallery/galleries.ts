import * as vscode from 'vscode';
import type { PairAction } from '../../protocol/gallery/pair-actions.ts';
import { tabIcon } from '../webview/tab-icon.ts';
import type { GalleryContext } from './context.ts';
import { GalleryHost } from './gallery-host.ts';
import type { Surface } from './surface.ts';

/** The type of the gallery's tab, by which VS Code opens it again with the window. */
export const TAB = 'lora.galleryTab';

/** All pages of the gallery: the one in the side panel, and tabs. */
export class Galleries {
  readonly #context: GalleryContext;
  #side: GalleryHost | undefined;
  #tab: GalleryHost | undefined;
  /** What the side panel is to list once it is there. */
  #wanted: { readonly dataset: string; readonly query: string } | undefined;

  constructor(context: GalleryContext) {
    this.#context = context;
  }

  /** The dataset of the gallery that the user works in: its tab, where that is the active one. */
  get activeDataset(): vscode.Uri | undefined {
    const { dataset, isActive } = this.#tab ?? {};
    return isActive && dataset !== undefined ? vscode.Uri.parse(dataset) : undefined;
  }

  /** Fills a view or a tab with the gallery. */
  async fill(surface: Surface, dataset?: string): Promise<void> {
    const host = await GalleryHost.open(surface, this.#context, dataset);
    const isTab = surface.place === 'tab';
    if (isTab) this.#tab = host;
    else this.#side = host;
    surface.view.onDidDispose(() => {
      if (this.#tab === host) this.#tab = undefined;
      if (this.#side === host) this.#side = undefined;
    });
    const wanted = this.#wanted;
    if (!wanted || isTab) return;
    this.#wanted = undefined;
    await host.list(wanted.dataset, wanted.query);
  }

  /** Opens the gallery among the editors, or shows the tab that is there. @param dataset its URI; else as in the side panel */
  async openInTab(dataset = this.#side?.dataset): Promise<void> {
    if (this.#tab) return this.#tab.reveal();
    const view = vscode.window.createWebviewPanel(TAB, vscode.l10n.t('Gallery'), vscode.ViewColumn.Active);
    view.iconPath = tabIcon(this.#context.extensionUri);
    await this.fill({ place: 'tab', view }, dataset);
  }

  /** Lists what a query finds: in the tab where there is one, else in the side panel. */
  async list(dataset: string, query: string): Promise<void> {
    if (this.#tab) {
      this.#tab.reveal();
      return this.#tab.list(dataset, query);
    }
    if (this.#side) await this.#side.list(dataset, query);
    else this.#wanted = { dataset, query };
    await vscode.commands.executeCommand('lora.gallery.focus');
  }

  /** Has a page do something to what is chosen in it. @param webview the type of the view or tab; else what is in sight */
  async act(action: PairAction, webview: string | undefined): Promise<void> {
    const text = action === 'pasteTags' ? await vscode.env.clipboard.readText() : null;
    const [first, second] = webview === TAB ? [this.#tab] : webview ? [this.#side] : [this.#tab, this.#side];
    (first?.isVisible ? first : second)?.act(action, text);
  }
}
