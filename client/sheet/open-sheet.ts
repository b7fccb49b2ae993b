import * as vscode from 'vscode';
import { parseQuery } from '../../core/query/parse.ts';
import type { SheetWish } from '../../protocol/sheet.ts';
import { sheetUri } from './sheet-uri.ts';

/** Opens the captions of a dataset, or those of a query, as one text. @returns where it is */
export async function openSheet(wish: SheetWish): Promise<vscode.Uri> {
  const uri = sheetUri(wish);
  // As from the explorer: a document that is opened by API would live on for minutes after its editor.
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return uri;
}

/** Asks which captions are meant; empty for all, undefined where the user gave up. */
export function askQuery(title: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Only the captions of a query? Left empty, all captions.'),
    placeHolder: vscode.l10n.t('tag:smile AND tokens:>75'),
    ignoreFocusOut: true,
    validateInput: mistakeIn,
  });
}

/** What is wrong with a query, in the user's language. */
function mistakeIn(query: string): string | undefined {
  if (query.trim() === '') return undefined;
  const parsed = parseQuery(query);
  if (!('mistake' in parsed)) return undefined;
  const { template, args } = parsed.mistake.message;
  return vscode.l10n.t(template, ...args);
}
