import * as vscode from 'vscode';
import { isTrusted } from '../training/is-trusted.ts';

/** Where TensorBoard is, and what it is to show; paths of the platform. */
export interface TensorBoardPlace {
  readonly program: string | null;
  readonly folder: string | null;
}

/** Starts TensorBoard in a terminal, which tells its address. It ends with the terminal. */
export function openTensorBoard({ program, folder }: TensorBoardPlace): void {
  const { t } = vscode.l10n;
  if (!isTrusted(t('No program is started for a folder that is not trusted.'))) return;
  if (folder === null) {
    void vscode.window.showInformationMessage(t('There is no run to show.'));
    return;
  }
  if (program === null) {
    void vscode.window.showInformationMessage(
      t(
        "TensorBoard is not installed: neither beside the trainer's Python nor on the PATH. The trainer's environment gets it by: pip install tensorboard",
      ),
    );
    return;
  }
  const terminal = vscode.window.createTerminal({
    name: 'TensorBoard',
    shellPath: program,
    shellArgs: ['--logdir', folder],
    iconPath: new vscode.ThemeIcon('graph-line'),
  });
  terminal.show();
}
