import * as vscode from 'vscode';
import { writeConfig } from '../../core/config/write-config.ts';
import {
  configOf,
  nameOf,
  openConfigIfThere,
  type Pictures,
  pickFolder,
  picturesIn,
} from '../dataset/dataset-folder.ts';
import { askedFor } from '../questions/asked.ts';
import { askForSetup, type Setup } from '../questions/setup-questions.ts';
import type { Command } from './command.ts';

/**
 * Declares a folder of pictures as a dataset, step by step; nothing happens before the last answer.
 * Arguments: `{ folder, trigger, class, purpose, baseCaption, repeats }`; with a trigger nothing is asked, and pictures
 * are moved only where `repeats` is given.
 */
export const setUpDataset: Command = {
  id: 'lora.setUpDataset',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Set Up Dataset');
    const folder = await pickFolder(title, asked.folder);
    if (!folder || (await openConfigIfThere(folder))) return undefined;
    const pictures = await picturesIn(folder);
    if (pictures.images.length === 0 && !pictures.below) {
      vscode.window.showInformationMessage(
        vscode.l10n.t('There are no pictures in "{0}". Put some there first.', nameOf(folder)),
      );
      return undefined;
    }
    const setup = await askForSetup(title, folder, pictures, asked);
    if (!setup) return undefined;
    const config = configOf(folder);
    if (!(await vscode.workspace.applyEdit(editFor(folder, pictures, setup)))) {
      vscode.window.showErrorMessage(
        vscode.l10n.t('"{0}" could not be set up: a file could not be written or moved.', nameOf(folder)),
      );
      return undefined;
    }
    const client = await workbench.client('a dataset was set up');
    await client.filesCreated([config]);
    await vscode.commands.executeCommand('vscode.open', config, { preview: false });
    tell(folder, pictures, setup);
    return config;
  },
};

/** Everything as one edit, which the editor can undo as one. */
function editFor(folder: vscode.Uri, { images, companions }: Pictures, setup: Setup): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const contents = Buffer.from(writeConfig(setup.config), 'utf8');
  edit.createFile(configOf(folder), { contents, overwrite: false, ignoreIfExists: false });
  if (setup.conceptFolder === undefined) return edit;
  for (const name of [...images, ...companions]) {
    const target = vscode.Uri.joinPath(folder, setup.conceptFolder, name);
    edit.renameFile(vscode.Uri.joinPath(folder, name), target, { overwrite: false, ignoreIfExists: false });
  }
  return edit;
}

function tell(folder: vscode.Uri, { images }: Pictures, { conceptFolder }: Setup): void {
  const done = vscode.l10n.t('"{0}" is a dataset now.', nameOf(folder));
  const moved =
    conceptFolder === undefined
      ? ''
      : ` ${vscode.l10n.t('Its {0} pictures are in "{1}".', images.length, conceptFolder)}`;
  const next = vscode.l10n.t('Write Base Caption…');
  vscode.window.showInformationMessage(`${done}${moved}`, next).then((chosen) => {
    if (chosen === next) return vscode.commands.executeCommand('lora.writeBaseCaption', folder);
    return undefined;
  });
}
