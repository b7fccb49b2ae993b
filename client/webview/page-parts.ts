import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PageShell } from './page-shell.ts';

/** Where the built pages lie. */
export function pagesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'media');
}

/** What a page is made of, as its webview knows it. @param name of its script and its style */
export function pageParts(
  webview: vscode.Webview,
  extension: vscode.Uri,
  name: string,
  title: string,
): PageShell {
  const address = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extension), file)).toString();
  return {
    source: webview.cspSource,
    nonce: randomBytes(24).toString('base64url'),
    script: address(`${name}.js`),
    style: address(`${name}.css`),
    language: vscode.env.language,
    title,
  };
}
