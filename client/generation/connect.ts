import * as vscode from 'vscode';
import {
  type ConnectWebUiParams,
  type ConnectWebUiResult,
  type CopyLorasParams,
  type CopyLorasResult,
  connectWebUiRequest,
  copyLorasRequest,
  type WebUiAddress,
} from '../../protocol/compare-epochs.ts';
import type { Client } from '../language-client.ts';

/** Where the program is, by the settings. */
export function webUiAddress(): WebUiAddress {
  const settings = vscode.workspace.getConfiguration('lora.webui');
  return { address: settings.get('address', ''), model: settings.get('model', '') };
}

/**
 * Makes sure that the program is there and has the checkpoints: those that it lacks are copied, when the user says so.
 * @param isModelKnown whether nobody has to choose a base model
 * @returns where it can paint, and with which base model
 */
export async function connectWebUi(
  client: Client,
  title: string,
  checkpoints: readonly string[],
  isModelKnown = false,
): Promise<WebUiAddress | undefined> {
  for (;;) {
    const params: ConnectWebUiParams = { ...webUiAddress(), checkpoints };
    const location = vscode.ProgressLocation.Notification;
    const asked = vscode.l10n.t('Asking {0}', params.address);
    const found = await vscode.window.withProgress(
      { location, title: asked, cancellable: true },
      (_, token) => client.request<ConnectWebUiResult>(connectWebUiRequest, params, token),
    );
    if (found.kind === 'refused') {
      if (!(await askForAddress(title, found.reason))) return undefined;
    } else if (found.missing.length === 0)
      return isModelKnown ? webUiAddress() : await withModel(title, params, found);
    else if (!(await copyMissing(client, found))) return undefined;
  }
}

/** Of several base models nobody can guess the one that the LoRAs were trained on. */
async function withModel(
  title: string,
  { address, model }: WebUiAddress,
  { program, models }: Extract<ConnectWebUiResult, { kind: 'connected' }>,
): Promise<WebUiAddress | undefined> {
  if (model !== '' || models.length < 2) return { address, model };
  const placeHolder = vscode.l10n.t('With which base model shall {0} paint?', program);
  const chosen = await vscode.window.showQuickPick(models, { title, placeHolder, ignoreFocusOut: true });
  return chosen === undefined ? undefined : { address, model: chosen };
}

/** Tells why there is no program, and lets its address be changed. @returns whether to try again */
async function askForAddress(title: string, reason: string): Promise<boolean> {
  const change = vscode.l10n.t('Change Address…');
  const again = vscode.l10n.t('Try Again');
  const chosen = await vscode.window.showWarningMessage(
    title,
    { modal: true, detail: reason },
    again,
    change,
  );
  if (chosen !== change) return chosen === again;
  const { address } = webUiAddress();
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Where does AUTOMATIC1111, Forge or ComfyUI listen?'),
    value: address,
    ignoreFocusOut: true,
    validateInput: (value) =>
      /^(?:https?:\/\/)?[^/\s]+(?:\/\S*)?$/.test(value.trim())
        ? undefined
        : vscode.l10n.t('An address is expected, for example http://127.0.0.1:7860.'),
  });
  if (text === undefined) return false;
  await vscode.workspace
    .getConfiguration('lora.webui')
    .update('address', text.trim(), vscode.ConfigurationTarget.Global);
  return true;
}

async function copyMissing(
  client: Client,
  { program, missing, folder }: Extract<ConnectWebUiResult, { kind: 'connected' }>,
): Promise<boolean> {
  const names = missing.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)).map(decodeURIComponent);
  const copy = vscode.l10n.t('Copy');
  const choose = vscode.l10n.t('Choose Folder…');
  const detail = [
    names.join('\n'),
    folder === null
      ? vscode.l10n.t('Where its LoRAs lie is not known here.')
      : vscode.l10n.t('To {0}; no file there is replaced.', folder),
  ].join('\n\n');
  const chosen = await vscode.window.showInformationMessage(
    missing.length === 1
      ? vscode.l10n.t('{0} does not have this file. Copy it?', program)
      : vscode.l10n.t('{0} does not have {1} of the files. Copy them?', program, missing.length),
    { modal: true, detail },
    ...(folder === null ? [choose] : [copy, choose]),
  );
  if (chosen === undefined) return false;
  const target = chosen === copy && folder !== null ? folder : await chooseFolder(folder);
  if (target === undefined) return false;
  const params: CopyLorasParams = { files: missing, folder: target };
  const { failed } = await client.longRequest<CopyLorasResult>(
    copyLorasRequest,
    params,
    vscode.l10n.t('Copying LoRAs'),
  );
  const [first] = failed;
  if (!first) return true;
  vscode.window.showErrorMessage(vscode.l10n.t('{0} was not copied: {1}', first.file, first.reason));
  return false;
}

async function chooseFolder(folder: string | null): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: vscode.l10n.t('Copy Here'),
    ...(folder === null ? {} : { defaultUri: vscode.Uri.file(folder) }),
  });
  return chosen?.[0]?.fsPath;
}
