import * as vscode from 'vscode';
import type { PresetRemark } from '../../protocol/presets.ts';

/** So many are shown; the log has all. */
const MOST_SHOWN = 12;

/** Shows what is said of a training that goes from one program to another, the warnings first. @returns the button */
export async function showRemarks(
  question: string,
  remarks: readonly PresetRemark[],
  log: vscode.LogOutputChannel,
  ...buttons: readonly string[]
): Promise<string | undefined> {
  const warnings = remarks.filter(({ severity }) => severity === 'warning');
  const lines = [...warnings, ...remarks.filter(({ severity }) => severity !== 'warning')];
  for (const { severity, message } of lines) severity === 'warning' ? log.warn(message) : log.info(message);
  const left = lines.length - MOST_SHOWN;
  const detail = [
    ...lines.slice(0, MOST_SHOWN).map(({ message }) => `• ${message}`),
    ...(left > 0 ? [vscode.l10n.t('… and {0} more, in the log', left)] : []),
  ].join('\n');
  return await vscode.window.showInformationMessage(question, { modal: true, detail }, ...buttons);
}
