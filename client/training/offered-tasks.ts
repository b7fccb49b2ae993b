import * as vscode from 'vscode';
import { type DatasetsResult, datasetsRequest } from '../../protocol/lsp.ts';
import type { Workbench } from '../workbench.ts';
import { runTask, trainTask } from './run-task.ts';

/** The tasks that are offered: to train each declared dataset, to show each run that goes on. */
export async function tasksOf(extension: vscode.Uri, workbench: Workbench): Promise<readonly vscode.Task[]> {
  const client = await workbench.runningClient;
  if (!client) return [];
  const { datasets } = await client.request<DatasetsResult>(datasetsRequest, {});
  return [
    ...datasets
      .filter(({ declared }) => declared)
      .map(({ uri, name }) => trainTask(extension, vscode.Uri.parse(uri), name)),
    ...client.trainings.going.map((run) => runTask(extension, run)),
  ];
}
