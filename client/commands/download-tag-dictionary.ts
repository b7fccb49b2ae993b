import * as vscode from 'vscode';
import {
  type DownloadDictionaryParams,
  type DownloadDictionaryResult,
  downloadDictionaryRequest,
} from '../../protocol/lsp.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

const MB = 1024 * 1024;

/**
 * Downloads a tag list from the address in the settings, when the user knows what it is and wants it.
 * Arguments: `{ address, checksum, sure: "yes" }`.
 */
export const downloadTagDictionary: Command = {
  id: 'lora.downloadTagDictionary',
  run: async ({ workbench }, argument): Promise<DownloadDictionaryResult | undefined> => {
    const asked = askedFor(argument);
    const settings = vscode.workspace.getConfiguration('lora.dictionaries');
    const given = asked.text('address');
    const address = given ?? settings.get<string>('address', '');
    // What the settings say of another file tells nothing of this one.
    const checksum = asked.text('checksum') ?? (given ? '' : settings.get<string>('checksum', ''));
    if (asked.text('sure') !== 'yes' && !(await isWanted(address, checksum))) return undefined;
    const client = await workbench.client('a tag list is to be downloaded');
    const params: DownloadDictionaryParams = { address, checksum };
    const title = vscode.l10n.t('Downloading a tag list');
    const result = await client.longRequest<DownloadDictionaryResult>(
      downloadDictionaryRequest,
      params,
      title,
    );
    tell(result, { address, checksum, sure: 'yes' });
    return result;
  },
};

/** Nothing is fetched before the user has seen from where, and what it contains. */
async function isWanted(address: string, checksum: string): Promise<boolean> {
  const download = vscode.l10n.t('Download');
  const change = vscode.l10n.t('Change Address…');
  const detail = [
    vscode.l10n.t('From {0}', address),
    vscode.l10n.t(
      'A list of all tags of a picture site, some megabytes (64 at most), for completion. Such lists contain sexual terms and the names of artists.',
    ),
    vscode.l10n.t(
      'It is kept in your own folder for LoRA Workbench and used for all datasets. Nothing is sent but this request.',
    ),
    checksum
      ? vscode.l10n.t('It is kept only if its SHA-256 is {0}.', checksum)
      : vscode.l10n.t(
          'The setting lora.dictionaries.checksum is empty: it is only looked at whether it is a tag list.',
        ),
  ];
  const options = { modal: true, detail: detail.join('\n\n') };
  const question = vscode.l10n.t('Download a tag list?');
  const chosen = await vscode.window.showInformationMessage(question, options, download, change);
  if (chosen === change) await openSetting();
  return chosen === download;
}

/** @param answers what the user said already, for another try */
function tell(result: DownloadDictionaryResult, answers: object): void {
  const again = vscode.l10n.t('Try Again');
  const settings = vscode.l10n.t('Open Settings');
  const hear = (chosen: string | undefined) => {
    if (chosen === again) vscode.commands.executeCommand(downloadTagDictionary.id, answers);
    if (chosen === settings) openSetting();
  };
  if (result.kind === 'done') {
    const { tags, path } = result;
    const count = tags.toLocaleString(vscode.env.language);
    vscode.window.showInformationMessage(vscode.l10n.t('{0} tags were downloaded to {1}.', count, path));
  } else if (result.kind === 'cancelled') {
    const done = (result.received / MB).toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
    const text = vscode.l10n.t(
      'The download was stopped. {0} MB are kept, and the next try goes on from there.',
      done,
    );
    vscode.window.showInformationMessage(text, again).then(hear);
  } else {
    const text = vscode.l10n.t('The tag list was not downloaded. {0}', result.reason);
    vscode.window.showErrorMessage(text, again, settings).then(hear);
  }
}

function openSetting(): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.openSettings', 'lora.dictionaries');
}
