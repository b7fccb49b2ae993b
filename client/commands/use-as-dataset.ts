import * as vscode from 'vscode';
import { writeConfig } from '../../core/config/write-config.ts';
import { configOf, nameOf, openConfigIfThere, pickFolder } from '../dataset/dataset-folder.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Declares a folder as a dataset, and asks nothing: it is checked from then on. Arguments: `{ folder }`. */
export const useAsDataset: Command = {
  id: 'lora.useAsDataset',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const folder = await pickFolder(vscode.l10n.t('Use as Dataset'), askedFor(argument).folder);
    if (!folder || (await openConfigIfThere(folder))) return undefined;
    const config = configOf(folder);
    const edit = new vscode.WorkspaceEdit();
    const contents = Buffer.from(writeConfig({}), 'utf8');
    edit.createFile(config, { contents, overwrite: false, ignoreIfExists: false });
    if (!(await vscode.workspace.applyEdit(edit))) {
      vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written.', config.fsPath));
      return undefined;
    }
    const client = await workbench.client('a dataset was declared');
    await client.filesCreated([config]);
    const open = vscode.l10n.t('Open Its Configuration');
    vscode.window
      .showInformationMessage(
        vscode.l10n.t('"{0}" is a dataset now: all its captions are checked.', nameOf(folder)),
        open,
      )
      .then((chosen) =>
        chosen === open ? vscode.commands.executeCommand('vscode.open', config) : undefined,
      );
    return config;
  },
};
