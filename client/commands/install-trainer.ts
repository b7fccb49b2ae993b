import * as vscode from 'vscode';
import {
  INSTALLED_NOT_KEPT,
  type InstallChoices,
  installChoicesRequest,
} from '../../protocol/installation.ts';
import type { Client } from '../language-client.ts';
import { askedFor } from '../questions/asked.ts';
import { askForInstallation, type Installation } from '../training/ask-installation.ts';
import { isTrusted } from '../training/is-trusted.ts';
import { runToItsEnd } from '../training/run-install.ts';
import { installTask } from '../training/run-task.ts';
import type { Command } from './command.ts';

/**
 * Installs sd-scripts or kohya_ss in the terminal, or goes on with it, and shows what there is then. Arguments:
 * `{ trainer, to }`. Returns whether it is installed, also where that could not be kept.
 */
export const installTrainer: Command = {
  id: 'lora.installTrainer',
  run: async ({ workbench, extension }, argument): Promise<boolean> => {
    if (!isTrusted(vscode.l10n.t('Nothing is installed from a folder that is not trusted.'))) return false;
    const client = await workbench.client('a trainer is to be installed');
    const choices = await client.request<InstallChoices>(installChoicesRequest, {});
    const installation = await askForInstallation(choices, askedFor(argument));
    return installation !== undefined && (await install(client, extension.extensionUri, installation));
  },
};

async function install(client: Client, extension: vscode.Uri, installation: Installation): Promise<boolean> {
  const { folder, args } = installation;
  const code = await runToItsEnd(installTask(extension, folder, args));
  if (code === 0) {
    await client.trainerStatus.show();
    return true;
  }
  client.trainerStatus.refresh();
  const again = () => install(client, extension, installation);
  return code === INSTALLED_NOT_KEPT
    ? await offerSetting(folder, again)
    : await offerToGoOn(client, folder, again);
}

/** Without an entry in the user's file it is found by the setting, which is the user's to write. */
async function offerSetting(folder: string, again: () => Promise<boolean>): Promise<boolean> {
  const open = vscode.l10n.t('Open Settings');
  const retry = vscode.l10n.t('Try Again');
  const text = vscode.l10n.t(
    'The trainer is installed, but trainers.toml, which is to say where, could not be written: the terminal says why. Mend that and try again, or name this folder in the setting lora.trainer.path: {0}',
    folder,
  );
  const chosen = await vscode.window.showWarningMessage(text, open, retry);
  if (chosen === retry) return await again();
  if (chosen === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'lora.trainer.path');
  return true;
}

async function offerToGoOn(client: Client, folder: string, again: () => Promise<boolean>): Promise<boolean> {
  const goOn = vscode.l10n.t('Go On');
  const status = vscode.l10n.t('Show Trainer Status');
  const text = vscode.l10n.t('The trainer is not installed to its end: the terminal says why. {0}', folder);
  const chosen = await vscode.window.showWarningMessage(text, goOn, status);
  if (chosen === status) await client.trainerStatus.show();
  return chosen === goOn && (await again());
}
