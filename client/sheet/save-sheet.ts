import * as vscode from 'vscode';
import { LINE_END } from '../../core/line-ends.ts';
import { type ParsedSheet, parseSheet } from '../../core/sheet/parse-sheet.ts';
import { changesOf } from '../../core/sheet/sheet-changes.ts';
import { type SaveSheetParams, type SaveSheetResult, saveSheetRequest } from '../../protocol/sheet.ts';
import { requestEdit } from '../bulk-edit.ts';
import type { Client } from '../language-client.ts';
import { allWritten, leftAt, mistakeAt, nothingWritten, partlyWritten, removedStay } from './save-words.ts';
import type { SheetState } from './sheet-state.ts';

/** How long the status bar tells what was saved (ms). */
const GLANCE = 5000;

type Wish = Omit<SaveSheetParams, 'changes' | 'dirty'>;

/**
 * Writes the captions that a sheet has changed. Those that could be written are what the sheet is compared with from then on.
 * @throws FileSystemError with the reasons where a line can't be understood, or a caption was not written
 */
export async function saveSheet(
  client: Client,
  log: vscode.LogOutputChannel,
  wish: Wish,
  state: SheetState,
  content: Uint8Array,
): Promise<void> {
  const text = new TextDecoder().decode(content);
  const parsed = parseSheet(text);
  const { changes, removed, mistakes } = changesOf(state.base, parsed);
  if (mistakes.length > 0) {
    const lines = mistakes.map(({ span, message: { template, args } }) => {
      return mistakeAt(lineOf(text, span.start), vscode.l10n.t(template, ...args));
    });
    throw new vscode.FileSystemError(nothingWritten(lines));
  }
  if (changes.length > 0) {
    const result = await requestEdit<SaveSheetParams, SaveSheetResult>(client, saveSheetRequest, {
      ...wish,
      changes,
    });
    const texts = new Map(changes.map(({ name, after }) => [name, after]));
    for (const name of result.applied) state.base.set(name, texts.get(name) ?? '');
    if (result.left.length > 0) throw new vscode.FileSystemError(whatIsLeft(log, text, parsed, result));
    vscode.window.setStatusBarMessage(allWritten(changes.length), GLANCE);
  }
  tellRemoved(state, removed);
}

function whatIsLeft(
  log: vscode.LogOutputChannel,
  text: string,
  { blocks }: ParsedSheet,
  { applied, left }: SaveSheetResult,
): string {
  const lines = new Map(blocks.map(({ name, nameSpan }) => [name, nameSpan.start]));
  const words = left.map(({ name, reason }) => {
    return leftAt(lineOf(text, lines.get(name) ?? 0), name, reason);
  });
  for (const one of words) log.warn(`not written from a caption sheet: ${one}`);
  return partlyWritten(applied.length, words);
}

/** Says once that a caption whose line is gone stays. */
function tellRemoved(state: SheetState, removed: readonly string[]): void {
  const gone = removed.join('\n');
  if (gone !== '' && gone !== state.toldGone) vscode.window.showInformationMessage(removedStay(removed));
  state.toldGone = gone;
}

/** The number of a line, as editors count. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(LINE_END).length;
}
