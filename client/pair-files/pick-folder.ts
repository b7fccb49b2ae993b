import * as vscode from 'vscode';
import { type DatasetsParams, type DatasetsResult, datasetsRequest } from '../../protocol/lsp.ts';
import type { AskedServer } from '../asked-server.ts';

/** Which folder of a dataset is asked for. */
export interface FolderQuestion {
  /** The dataset's URI. */
  readonly dataset: string;
  readonly title: string;
  readonly question: string;
  /** Whether a folder is one of the answers. */
  readonly accepts?: (folder: string) => boolean;
  /** Whether nothing is asked where there is one answer only. */
  readonly takesOnly?: boolean;
}

/** The folder of a dataset that the user picks, or any other one; undefined where none was picked. */
export async function pickFolder(
  client: AskedServer,
  { dataset, title, question, accepts = () => true, takesOnly = false }: FolderQuestion,
): Promise<vscode.Uri | undefined> {
  const params: DatasetsParams = { uri: dataset };
  const { datasets } = await client.request<DatasetsResult>(datasetsRequest, params);
  const known = datasets.find(({ uri }) => uri === dataset);
  const folders = (known?.folders ?? []).filter(({ uri }) => accepts(uri));
  const [only] = folders;
  if (takesOnly && only && folders.length === 1) return vscode.Uri.parse(only.uri);
  const items = folders.map(({ uri, name, images }) => ({
    label: `$(folder) ${name === '' ? (known?.name ?? '') : name}`,
    description: vscode.l10n.t('{0} pictures', images),
    uri: vscode.Uri.parse(uri),
  }));
  const other = { label: vscode.l10n.t('Choose Folder…'), description: '', uri: undefined };
  const picked = await vscode.window.showQuickPick([...items, other], { title, placeHolder: question });
  if (!picked || picked.uri) return picked?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title,
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.parse(dataset),
    openLabel: vscode.l10n.t('Choose'),
  });
  return chosen?.[0];
}
