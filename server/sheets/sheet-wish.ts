import { URI } from 'vscode-uri';
import { type SheetWish, sheetScheme } from '../../protocol/sheet.ts';

/** Which captions the sheet of a URI has; undefined where it is no sheet's. */
export function sheetWishOf(uri: string): SheetWish | undefined {
  if (!uri.startsWith(`${sheetScheme}:`)) return undefined;
  try {
    const { dataset, query } = JSON.parse(URI.parse(uri).query) as Partial<SheetWish>;
    return typeof dataset === 'string' && typeof query === 'string' ? { dataset, query } : undefined;
  } catch {
    // Somebody made a URI of his own.
    return undefined;
  }
}
