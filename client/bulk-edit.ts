import * as vscode from 'vscode';
import type { BulkEditParams, BulkEditResult } from '../protocol/lsp.ts';
import { dirtyDocuments, saveEdited } from './edited-documents.ts';
import type { Client } from './language-client.ts';

/** So many refused files are named in a message; the log has all. */
const MOST_NAMED = 3;

/** Sends a request that edits captions, and sees to it that what it changed in open editors is saved. */
export async function requestEdit<
  Params extends BulkEditParams,
  Result extends BulkEditResult = BulkEditResult,
>(client: Client, method: string, params: Omit<Params, 'dirty'>): Promise<Result> {
  const result = await client.request<Result>(method, { ...params, dirty: dirtyDocuments() });
  await saveEdited(result);
  return result;
}

/**
 * Tells what became of an edit: in a message with a button for each next step, and of files that were left alone their
 * names and why.
 * @param steps what the buttons run, by their titles
 */
export function tellResult(
  log: vscode.LogOutputChannel,
  text: string,
  { refused, cancelled }: BulkEditResult,
  steps: Readonly<Record<string, () => unknown>>,
): void {
  const sentences = [text];
  if (cancelled) sentences.push(vscode.l10n.t('It was given up half-way.'));
  const lines = refused.map(
    ({ uri, reason }) => `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}: ${reason}`,
  );
  for (const line of lines) log.warn(`left as it is: ${line}`);
  const all: Record<string, () => unknown> = { ...steps };
  if (lines.length > 0) {
    const named = lines.slice(0, MOST_NAMED).join('; ');
    sentences.push(
      lines.length > MOST_NAMED
        ? vscode.l10n.t('{0} files were left as they are: {1} …', lines.length, named)
        : vscode.l10n.t('Left as it is: {0}.', named),
    );
    all[vscode.l10n.t('Show Log')] = () => log.show();
  }
  const show = lines.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  show(sentences.join(' '), ...Object.keys(all)).then((chosen) => (chosen ? all[chosen]?.() : undefined));
}

/** The button that takes an edit of a dataset back, and no other one; none where nothing was done. */
export function undoStep(
  folder: string,
  { done, edit }: BulkEditResult,
): Readonly<Record<string, () => unknown>> {
  if (done === 0) return {};
  const undo = () =>
    vscode.commands.executeCommand('lora.undoLastBulkEdit', { folder: vscode.Uri.parse(folder), edit });
  return { [vscode.l10n.t('Undo')]: undo };
}
