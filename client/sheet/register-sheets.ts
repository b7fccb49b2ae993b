import * as vscode from 'vscode';
import { sheetScheme } from '../../protocol/sheet.ts';
import type { SheetFiles } from './sheet-files.ts';

/** Offers caption sheets as files. What is behind them is loaded with the first one. @param load makes it, once */
export function registerSheets(load: () => SheetFiles): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const owned: vscode.Disposable[] = [changed];
  let loaded: SheetFiles | undefined;
  const sheets = (): SheetFiles => {
    if (loaded) return loaded;
    loaded = load();
    owned.push(
      loaded,
      loaded.onDidChangeFile((changes) => changed.fire(changes)),
    );
    return loaded;
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => sheets().stat(uri),
    readFile: (uri) => sheets().readFile(uri),
    writeFile: (uri, content) => sheets().writeFile(uri, content),
    readDirectory: () => [],
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  owned.push(
    vscode.workspace.registerFileSystemProvider(sheetScheme, provider, { isCaseSensitive: true }),
    // The first thing that is heard of a sheet whose text the editor itself kept over a restart.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === sheetScheme) sheets().greet(document);
    }),
  );
  return new vscode.Disposable(() => {
    for (const one of owned) one.dispose();
  });
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
