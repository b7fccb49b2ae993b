/** Our own messages about caption sheets, between the language server and an editor's client. */
import type { BulkEditParams, BulkEditResult } from './lsp.ts';

/** The scheme of a sheet's URI. Its query is a `SheetWish` as JSON, so that whoever has the URI can make the sheet. */
export const sheetScheme = 'lora-sheet';

/** Which captions a sheet has. */
export interface SheetWish {
  readonly dataset: string;
  /** As in the query line of the gallery; empty for all. */
  readonly query: string;
}

/** Asks for the text of a sheet as the captions are now. */
export const openSheetRequest = 'lora/sheet/open';
export interface OpenSheetParams extends SheetWish {
  /** The sheet's URI. */
  readonly sheet: string;
  /** Whether the query is asked anew; otherwise the captions are those that the sheet has. */
  readonly anew: boolean;
}
export interface OpenSheetResult {
  readonly text: string;
  readonly captions: number;
}

/** A caption with another text, both as a sheet shows them. */
export interface ChangedCaption {
  /** As in the sheet, but for its escapes. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Writes the captions that a sheet changed, in one bulk edit. */
export const saveSheetRequest = 'lora/sheet/save';
export interface SaveSheetParams extends SheetWish, BulkEditParams {
  readonly sheet: string;
  readonly changes: readonly ChangedCaption[];
}
export interface SaveSheetResult extends BulkEditResult {
  /** The names of those that have the wanted text now. */
  readonly applied: readonly string[];
  /** Why the others don't, by name, in the user's language. */
  readonly left: readonly { readonly name: string; readonly reason: string }[];
}

/** Tells that captions of a sheet were changed elsewhere, or its dataset came or went. */
export const sheetChangedNotification = 'lora/sheet/changed';
export interface SheetChanged {
  readonly sheet: string;
}
