import * as vscode from 'vscode';

/** Asks which file another one is compared with: those beside it first, in the order of their numbers. */
export async function askOtherFile(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(uri, '..');
  const names = (await vscode.workspace.fs.readDirectory(folder))
    .map(([name]) => name)
    .filter((name) => name.endsWith('.safetensors') && !uri.path.endsWith(`/${name}`))
    .sort(new Intl.Collator(undefined, { numeric: true }).compare);
  const browse = { label: vscode.l10n.t('$(folder-opened) Another File…'), uri: undefined };
  const chosen =
    names.length === 0
      ? browse
      : await vscode.window.showQuickPick(
          [...names.map((label) => ({ label, uri: vscode.Uri.joinPath(folder, label) })), browse],
          { title: vscode.l10n.t('Compare with…'), placeHolder: vscode.l10n.t('With which file?') },
        );
  if (!chosen) return undefined;
  if (chosen.uri) return chosen.uri;
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Compare with…'),
    defaultUri: folder,
    filters: { [vscode.l10n.t('LoRA')]: ['safetensors'] },
  });
  return picked?.[0];
}
