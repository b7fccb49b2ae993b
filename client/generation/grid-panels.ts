import * as vscode from 'vscode';
import { Channel } from '../../protocol/channel.ts';
import {
  type GridChanged,
  type GridParams,
  type GridResult,
  type GridView,
  gridRequest,
} from '../../protocol/compare-epochs.ts';
import { type FromGridPage, fromGridPage, type PageGrid, type ToGridPage } from '../../protocol/grid-page.ts';
import type { AskedServer } from '../asked-server.ts';
import { after } from '../webview/after.ts';
import { pageParts, pagesFolder } from '../webview/page-parts.ts';
import { pageShell } from '../webview/page-shell.ts';
import { tabIcon } from '../webview/tab-icon.ts';
import { gridStrings } from './grid-strings.ts';

const TYPE = 'lora.grid';

export interface GridPanelsPorts {
  readonly extension: vscode.Uri;
  readonly server: Pick<AskedServer, 'request'>;
  readonly log: vscode.LogOutputChannel;
  readonly onChanged: vscode.Event<GridChanged>;
}

/** The pages that show comparisons: one for each. */
export class GridPanels implements vscode.Disposable {
  readonly #ports: GridPanelsPorts;
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; readonly look: () => void }>();
  readonly #changes: vscode.Disposable;

  constructor(ports: GridPanelsPorts) {
    this.#ports = ports;
    this.#changes = ports.onChanged(({ folder }) => this.#open.get(folder)?.look());
  }

  /** Shows the comparison in a folder, as it becomes more. @param folder a URI */
  show(folder: string): void {
    const known = this.#open.get(folder);
    if (known) known.panel.reveal();
    else this.#show(folder);
  }

  /** Fills the tab of a window that was loaded anew. */
  restore(panel: vscode.WebviewPanel, folder: string): void {
    if (this.#open.has(folder)) {
      panel.dispose();
      return;
    }
    panel.webview.options = this.#options(folder);
    this.#fill(panel, folder);
  }

  dispose(): void {
    // The tabs stay: a window that is loaded anew brings them back.
    this.#changes.dispose();
  }

  #show(folder: string): void {
    const title = vscode.l10n.t('Epochs Compared');
    const { Active } = vscode.ViewColumn;
    this.#fill(vscode.window.createWebviewPanel(TYPE, title, Active, this.#options(folder)), folder);
  }

  #options(folder: string): vscode.WebviewOptions {
    const at = vscode.Uri.parse(folder);
    return { enableScripts: true, localResourceRoots: [pagesFolder(this.#ports.extension), at] };
  }

  #fill(panel: vscode.WebviewPanel, folder: string): void {
    const { extension, log, server } = this.#ports;
    const at = vscode.Uri.parse(folder);
    panel.iconPath = tabIcon(extension);
    const { webview } = panel;
    const look = async () => {
      const params: GridParams = { folder };
      const view = await server.request<GridResult>(gridRequest, params);
      const grid = view ? pageGrid(view, webview) : null;
      // Several may be open.
      if (view) panel.title = vscode.l10n.t('Epochs Compared, {0}', whenOf(view, { timeStyle: 'short' }));
      channel.send({ type: 'show', strings: gridStrings(), folder, grid });
    };
    const lookSafely = (): Promise<void> =>
      look().catch((error: unknown) => log.error(`the comparison ${at.fsPath} can't be shown: ${error}`));
    const channel = new Channel<ToGridPage, FromGridPage, Record<string, never>>(
      {
        post: (message) => void webview.postMessage(message),
        delay: after,
        log: (problem) => log.warn(`the page of a comparison sent ${problem}`),
        events: fromGridPage,
        onEvent(event) {
          if (event.type === 'ready') void lookSafely();
          else if (event.type === 'goOn')
            void vscode.commands.executeCommand('lora.compareEpochs', { grid: at.fsPath });
          else log.warn(`the page of a comparison: ${event.message}`);
        },
      },
      {},
    );
    webview.onDidReceiveMessage((message) => channel.receive(message));
    panel.onDidDispose(() => {
      channel.dispose();
      this.#open.delete(folder);
    });
    this.#open.set(folder, { panel, look: lookSafely });
    webview.html = pageShell(pageParts(webview, extension, 'grid', panel.title), '<main></main>');
  }
}

function whenOf({ created }: GridView, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(vscode.env.language, style).format(new Date(created));
}

function pageGrid(view: GridView, webview: vscode.Webview): PageGrid {
  const about = [
    view.program,
    ...(view.model === null ? [] : [view.model]),
    whenOf(view, { dateStyle: 'medium', timeStyle: 'short' }),
  ];
  return {
    about: about.join(' · '),
    isPainting: view.isPainting,
    columns: [...view.columns],
    rows: view.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        if (cell.kind !== 'picture') return cell;
        const uri = vscode.Uri.parse(cell.uri);
        return { kind: 'picture' as const, src: webview.asWebviewUri(uri).toString() };
      }),
    })),
  };
}
