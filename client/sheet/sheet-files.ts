import * as vscode from 'vscode';
import {
  type OpenSheetParams,
  type OpenSheetResult,
  openSheetRequest,
  sheetScheme,
} from '../../protocol/sheet.ts';
import type { Client } from '../language-client.ts';
import type { Workbench } from '../workbench.ts';
import { KeptBases } from './kept-bases.ts';
import { saveSheet } from './save-sheet.ts';
import {
  isSame,
  laterThan,
  newState,
  type ReadSheet,
  readSheet,
  restoredState,
  type SheetState,
} from './sheet-state.ts';
import { wishOf } from './sheet-uri.ts';

/** Longer texts VS Code shows to no extension: nobody could say what was changed in one (UTF-16 units). */
const LONGEST = 50 * 1024 * 1024;

/**
 * What is behind caption sheets, files that can be edited and saved like any other. What the editor has read, and what it takes
 * for the time of the file, change only together: what somebody typed is never compared with a text that they didn't see.
 */
export class SheetFiles implements vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #log: vscode.LogOutputChannel;
  readonly #kept: KeptBases;
  readonly #sheets = new Map<string, Promise<SheetState>>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #listening: vscode.Disposable[];
  #client: Client | undefined;
  readonly onDidChangeFile = this.#changed.event;

  constructor(workbench: Workbench, log: vscode.LogOutputChannel, storage: vscode.Uri) {
    this.#workbench = workbench;
    this.#log = log;
    this.#kept = new KeptBases(storage);
    this.#listening = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === sheetScheme) this.#logged(this.#follow(document));
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document.uri.scheme === sheetScheme) this.#logged(this.#follow(document));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme !== sheetScheme || documentOf(uri)) return;
        this.#sheets.delete(uri.toString());
        this.#logged(this.#kept.forget(uri));
      }),
    ];
  }

  dispose(): void {
    for (const one of [...this.#listening, this.#changed]) one.dispose();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { mtime, size } = await this.#stateOf(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const state = await this.#stateOf(uri);
    if (!state.bytes || state.next) {
      const next = state.next ?? (await this.#read(uri, true));
      // Until the editor has it: somebody may type at this moment, or only compare.
      state.before = state.base;
      state.base = next.base;
      state.bytes = next.bytes;
      state.next = undefined;
    }
    return state.bytes;
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const wish = wishOf(uri);
    if (!wish) throw vscode.FileSystemError.FileNotFound(uri);
    const state = await this.#stateOf(uri);
    const client = await this.#connected();
    // It never took what it asked for.
    if (state.before) state.base = state.before;
    state.before = undefined;
    try {
      await saveSheet(client, this.#log, { ...wish, sheet: uri.toString() }, state, content);
    } catch (error) {
      // What was written all the same is no change any more; who gives up the others wants what is there.
      state.bytes = undefined;
      if (state.isKept) await this.#keep(uri, state);
      throw error;
    }
    state.bytes = content;
    state.size = content.byteLength;
    state.mtime = laterThan(state);
    state.next = undefined;
    state.isKept = false;
    await this.#kept.forget(uri);
  }

  /** Somebody sees a sheet. */
  greet(document: vscode.TextDocument): void {
    this.#logged(this.#greet(document));
  }

  /** Has the editor read a sheet again whose captions have other texts, unless somebody works on it. */
  async lookAgain(sheet: string): Promise<void> {
    const uri = vscode.Uri.parse(sheet);
    const state = await this.#sheets.get(sheet);
    if (!state) return;
    if (documentOf(uri)?.isDirty !== false) {
      // Who gives up what was typed sees what is there; who saves it, a moment later.
      state.bytes = undefined;
      state.isStale = true;
      return;
    }
    state.isStale = false;
    const next = await this.#read(uri, false);
    if (isSame(next.base, state.base) || documentOf(uri)?.isDirty !== false) return;
    state.next = next;
    state.size = next.bytes.byteLength;
    state.mtime = laterThan(state);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  #stateOf(uri: vscode.Uri): Promise<SheetState> {
    const key = uri.toString();
    let state = this.#sheets.get(key);
    if (!state) {
      state = this.#begin(uri);
      this.#sheets.set(key, state);
      state.catch(() => this.#sheets.delete(key));
    }
    return state;
  }

  async #begin(uri: vscode.Uri): Promise<SheetState> {
    const kept = await this.#kept.read(uri);
    return kept ? restoredState(kept) : newState(await this.#read(uri, true));
  }

  async #read(uri: vscode.Uri, anew: boolean): Promise<ReadSheet> {
    const wish = wishOf(uri);
    if (!wish) throw vscode.FileSystemError.FileNotFound(uri);
    const client = await this.#connected();
    const params: OpenSheetParams = { ...wish, sheet: uri.toString(), anew };
    const { text, captions } = await client.request<OpenSheetResult>(openSheetRequest, params);
    if (text.length > LONGEST) {
      const megabytes = Math.round(text.length / 1024 / 1024);
      throw new vscode.FileSystemError(
        vscode.l10n.t(
          '{0} captions are {1} MB of text, more than VS Code lets extensions read. Take those of a query.',
          captions,
          megabytes,
        ),
      );
    }
    return readSheet(text);
  }

  async #connected(): Promise<Client> {
    const client = await this.#workbench.client('a caption sheet is open');
    if (this.#client === client) return client;
    this.#client = client;
    this.#listening.push(
      client.onSheetChanged(({ sheet }) => {
        this.lookAgain(sheet).catch((error: unknown) => {
          this.#log.error(`a caption sheet can't be read again: ${error}`);
        });
      }),
    );
    return client;
  }

  #logged(done: Promise<unknown>): void {
    done.catch((error: unknown) => this.#log.error(`a caption sheet went wrong: ${error}`));
  }

  /** Somebody types, or the editor took the text that it had asked for. */
  async #follow(document: vscode.TextDocument): Promise<void> {
    const state = await this.#sheets.get(document.uri.toString());
    if (!state) return;
    if (state.before && document.isDirty) state.base = state.before;
    state.before = undefined;
    if (!document.isDirty && state.isStale) await this.lookAgain(document.uri.toString());
    if (!document.isDirty || state.isKept) return;
    state.isKept = true;
    await this.#keep(document.uri, state);
  }

  /** One that was kept over a restart, and isn't dirty after all, is read anew. */
  async #greet(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const state = await this.#stateOf(uri);
    if (document.isDirty) return;
    state.before = undefined;
    if (!state.isKept) return;
    state.isKept = false;
    await this.#kept.forget(uri);
    await this.lookAgain(uri.toString());
  }

  #keep(uri: vscode.Uri, { mtime, size, base }: SheetState): Promise<void> {
    return this.#kept.keep(uri, { mtime, size, base: [...base] });
  }
}

/** The document of a sheet, while there is one. */
function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}
