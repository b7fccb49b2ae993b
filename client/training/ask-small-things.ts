import * as vscode from 'vscode';
import { betterRunName } from '../../core/training/run-name.ts';
import type { PreparedTraining, TrainingWish } from '../../protocol/training.ts';
import { describeGpu } from './review.ts';

/** Asks what the run and its files are called; nothing where the user thinks better of it. */
export async function askForName({ name }: PreparedTraining): Promise<Pick<TrainingWish, 'name'>> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Train'),
    prompt: vscode.l10n.t(
      'What the run and its files are called: a name, and a version if there will be more',
    ),
    value: name,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const better = betterRunName(text.trim());
      return better === undefined
        ? undefined
        : vscode.l10n.t('Not every file system takes that. "{0}" would do.', better);
    },
  });
  return answer === undefined ? {} : { name: answer.trim() };
}

/** Asks which GPUs are used, one or several; nothing where the user thinks better of it. */
export async function askForGpus({ gpus, used }: PreparedTraining): Promise<Pick<TrainingWish, 'gpus'>> {
  const items = gpus.map((gpu) => ({
    label: String(gpu.index),
    description: describeGpu(gpu),
    gpu: gpu.index,
    picked: used.includes(gpu.index),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Train'),
    placeHolder: vscode.l10n.t('Which GPU? Several train together, each with a batch of its own.'),
    ignoreFocusOut: true,
    canPickMany: true,
  });
  return chosen && chosen.length > 0 ? { gpus: chosen.map(({ gpu }) => gpu) } : {};
}
