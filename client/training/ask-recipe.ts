import * as vscode from 'vscode';
import {
  keepRecipeRequest,
  type PreparedTraining,
  type Refusable,
  type TrainingWish,
} from '../../protocol/training.ts';
import { configOf, nameOf } from '../dataset/dataset-folder.ts';
import type { Client } from '../language-client.ts';

/**
 * Asks which recipe is trained by, and whether for this once or from now on.
 * @returns what is to be said for this once; nothing where the user thinks better of it
 */
export async function askForRecipe(
  client: Client,
  { dataset, recipe: used, recipes }: PreparedTraining,
): Promise<Pick<TrainingWish, 'recipe'>> {
  const items = recipes.map(({ id, title, about, family, isTested }) => ({
    label: title,
    description: [
      family,
      isTested ? undefined : vscode.l10n.t('untested'),
      id === used.id ? vscode.l10n.t('used now') : undefined,
    ]
      .filter(Boolean)
      .join(' · '),
    detail: about,
    id,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Train'),
    placeHolder: vscode.l10n.t('The recipe: what is trained, for which kind of model'),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen) return {};
  if (chosen.id === used.id) return { recipe: chosen.id };
  const config = configOf(vscode.Uri.parse(dataset));
  const once = { label: vscode.l10n.t('Only This Time') };
  const keep = {
    label: vscode.l10n.t('Keep in {0}', nameOf(config)),
    description: vscode.l10n.t('for the command line and other editors, too'),
  };
  const when = await vscode.window.showQuickPick([once, keep], {
    title: chosen.label,
    placeHolder: vscode.l10n.t('For how long?'),
    ignoreFocusOut: true,
  });
  if (when === undefined || (when === keep && !(await keepRecipe(client, config, chosen.id)))) return {};
  return { recipe: chosen.id };
}

/** Writes it into the dataset's configuration, on disk. */
async function keepRecipe(client: Client, config: vscode.Uri, recipe: string): Promise<boolean> {
  const { reason } = await client.request<Refusable>(keepRecipeRequest, { uri: config.toString(), recipe });
  if (reason === null) {
    const document = await vscode.workspace.openTextDocument(config);
    return await document.save();
  }
  vscode.window.showErrorMessage(reason);
  return false;
}
