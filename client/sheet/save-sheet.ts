import * as vscode from 'vscode';
import { type ParsedSheet, parseSheet } from '../../core/sheet/parse-sheet.ts';
import { changesOf } from '../../core/sheet/sheet-changes.ts';
import { type SaveSheetParams, type SaveSheetResult, saveSheetRequest } from '../../protocol/sheet.ts';
import { requestEdit } from '../bulk-edit.ts';
import type { Client } from '../language-client.ts';
import type { SheetState } from './sheet-state.ts';

/** So many lines or names are in a message. */
const MOST_NAMED = 3;
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
      return vscode.l10n.t('line {0}: {1}', lineOf(text, span.start), vscode.l10n.t(template, ...args));
    });
    throw refusal(vscode.l10n.t('Nothing was written. {0}', firstOf(lines)));
  }
  if (changes.length > 0) {
    const result = await requestEdit<SaveSheetParams, SaveSheetResult>(client, saveSheetRequest, {
      ...wish,
      changes,
    });
    const texts = new Map(changes.map(({ name, after }) => [name, after]));
    for (const name of result.applied) state.base.set(name, texts.get(name) ?? '');
    if (result.left.length > 0) throw refusal(whatIsLeft(log, text, parsed, result));
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} captions saved', changes.length), GLANCE);
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
    return vscode.l10n.t('line {0}, {1}: {2}', lineOf(text, lines.get(name) ?? 0), name, reason);
  });
  for (const one of words) log.warn(`not written from a caption sheet: ${one}`);
  return vscode.l10n.t(
    '{0} captions were written, {1} were left as they are. {2}',
    applied.length,
    left.length,
    firstOf(words),
  );
}

/** Says once that a caption whose line is gone stays. */
function tellRemoved(state: SheetState, removed: readonly string[]): void {
  const gone = removed.join('\n');
  if (gone !== '' && gone !== state.toldGone) {
    const named = removed.slice(0, MOST_NAMED).join(', ');
    vscode.window.showInformationMessage(
      removed.length > MOST_NAMED
        ? vscode.l10n.t('The captions of {0} removed lines stay as they are: {1} …', removed.length, named)
        : vscode.l10n.t('The captions of removed lines stay as they are: {0}.', named),
    );
  }
  state.toldGone = gone;
}

function firstOf(words: readonly string[]): string {
  const more = words.length > MOST_NAMED ? ' …' : '';
  return words.slice(0, MOST_NAMED).join('; ') + more;
}

/** The number of a line, as editors count. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

function refusal(words: string): vscode.FileSystemError {
  return new vscode.FileSystemError(words);
}
