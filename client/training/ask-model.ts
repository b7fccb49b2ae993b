import * as vscode from 'vscode';
import {
  keepModelRequest,
  type ModelChoice,
  type PreparedTraining,
  type Refusable,
  type TrainingChoices,
  type TrainingWish,
  trainingChoicesRequest,
} from '../../protocol/training.ts';
import type { Client } from '../language-client.ts';

interface Choice extends vscode.QuickPickItem {
  readonly path: string | undefined;
}

/**
 * Asks for the base model, and keeps it by the name that the training calls it. Where the dataset's configuration names a
 * file instead, another one is taken for this once.
 * @returns what is to be said for this once; undefined when nothing was chosen
 */
export async function askForModel(
  client: Client,
  { dataset, model, recipe }: PreparedTraining,
  wish: TrainingWish,
): Promise<Pick<TrainingWish, 'model'> | undefined> {
  const { models } = await client.request<TrainingChoices>(trainingChoicesRequest, { uri: dataset, wish });
  const choices = [...models].sort((a, b) => Number(b.fits) - Number(a.fits)).map(choiceOf);
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, path: undefined };
  const chosen = await vscode.window.showQuickPick<Choice>(
    [
      ...choices,
      ...(choices.length > 0 ? [separator] : []),
      { label: vscode.l10n.t('$(file) Choose File…'), path: undefined },
      ...(recipe.download === null ? [] : [downloadOf(recipe.download)]),
    ],
    {
      title: vscode.l10n.t('Train'),
      placeHolder: vscode.l10n.t('The base model: {0}, or what is made of it', recipe.family),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  if (!chosen) return undefined;
  const path = chosen.path ?? (await chooseFile());
  if (path === undefined) return undefined;
  if (model.name === null && model.isKnown) return { model: path };
  // A name that nobody explained yet stands where its place would.
  const name = model.name ?? model.place;
  const { reason } = await client.request<Refusable>(keepModelRequest, { name, path });
  if (reason === null) return {};
  vscode.window.showErrorMessage(reason);
  return undefined;
}

/** What the trainer downloads itself. */
function downloadOf(path: string): Choice {
  return {
    label: vscode.l10n.t('$(cloud-download) Have the Trainer Download It'),
    description: path,
    detail: vscode.l10n.t('From Hugging Face, several GB, when the training starts'),
    path,
  };
}

function choiceOf({ path, size, family, fits }: ModelChoice): Choice {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const gigabytes = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 }).format(
    size / 1e9,
  );
  return {
    label: name,
    description: [family ?? undefined, vscode.l10n.t('{0} GB', gigabytes)].filter(Boolean).join(', '),
    detail: fits ? path : vscode.l10n.t('{0} — not what the recipe trains', path),
    path,
  };
}

async function chooseFile(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('The base model'),
      filters: { [vscode.l10n.t('Checkpoints')]: ['safetensors', 'ckpt'] },
      openLabel: vscode.l10n.t('Take This Model'),
    })) ?? [];
  return file?.fsPath;
}
