import * as vscode from 'vscode';
import { type SheetWish, sheetScheme } from '../../protocol/sheet.ts';

/** By which VS Code knows a sheet's language before it reads it. */
const EXTENSION = '.lora-captions';
/** So many characters of a query are in a tab's title. */
const MOST_SHOWN = 40;

/** The URI of a sheet: what it has is in its query, so that one which is open outlives a reload of the window. */
export function sheetUri({ dataset, query }: SheetWish): vscode.Uri {
  const name = vscode.Uri.parse(dataset).path.replace(/^.*\//, '');
  const shown = query.trim().slice(0, MOST_SHOWN).replace(/[\\/]/g, '_');
  const path = `/${shown === '' ? name : `${name} (${shown})`}${EXTENSION}`;
  return vscode.Uri.from({ scheme: sheetScheme, path, query: JSON.stringify({ dataset, query }) });
}

/** What a sheet has, by its URI; undefined where it is none. */
export function wishOf(uri: vscode.Uri): SheetWish | undefined {
  try {
    const { dataset, query } = JSON.parse(uri.query) as Partial<SheetWish>;
    return typeof dataset === 'string' && typeof query === 'string' ? { dataset, query } : undefined;
  } catch {
    // Somebody made a URI of his own, or VS Code asks for a folder.
    return undefined;
  }
}
