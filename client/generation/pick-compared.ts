import * as vscode from 'vscode';
import { type DatasetsResult, datasetsRequest } from '../../protocol/lsp.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import type { Client } from '../language-client.ts';
import { pickListedRun } from '../training/pick-any-run.ts';

/** Asks for the run whose epochs are to be compared, or for a folder with checkpoints of any training. @returns a URI */
export async function pickCompared(
  client: Client,
  title: string,
  folder: vscode.Uri | undefined,
): Promise<string | undefined> {
  const { datasets } = await client.request<DatasetsResult>(datasetsRequest, {});
  if (datasets.length === 0) return await chooseFolder(folder);
  const dataset = await pickDataset(client, title, folder);
  if (!dataset) return undefined;
  const picked = await pickListedRun(client, {
    ...{ dataset: dataset.uri, title },
    question: vscode.l10n.t('The epochs of which run are to be compared?'),
    other: vscode.l10n.t('Another Folder with Checkpoints…'),
    isOtherLast: true,
    accept: ({ hasCheckpoint }) => hasCheckpoint,
  });
  return picked === 'other' ? await chooseFolder(folder) : picked?.run;
}

async function chooseFolder(near: vscode.Uri | undefined): Promise<string | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      ...{ canSelectFiles: false, canSelectFolders: true },
      title: vscode.l10n.t('Folder with Checkpoints of a Training'),
      openLabel: vscode.l10n.t('Compare'),
      ...(near ? { defaultUri: near } : {}),
    })) ?? [];
  return chosen?.toString();
}
