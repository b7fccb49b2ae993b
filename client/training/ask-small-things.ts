import * as vscode from 'vscode';
import { betterRunName } from '../../core/training/run-name.ts';
import type { PreparedTraining, StateSaving, TrainingWish } from '../../protocol/training.ts';
import { configOf, nameOf } from '../dataset/dataset-folder.ts';
import { describeGpu } from './review-rows.ts';

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

/** What recipes can be fitted to (GB). */
const SIZES = [8, 10, 12, 16, 24];

/** Asks how much memory the GPU has that the recipe is to fit into. @param wish what was said before */
export async function askForVram(
  { vram, dataset }: PreparedTraining,
  wish: TrainingWish,
): Promise<TrainingWish> {
  const config = nameOf(configOf(vscode.Uri.parse(dataset)));
  const sizes = SIZES.map((gb) => ({
    label: vscode.l10n.t('{0} GB', gb),
    description: gb === vram ? vscode.l10n.t('used now') : '',
    gb,
  }));
  const otherwise = {
    label: vscode.l10n.t('As {0} Says', config),
    description: vscode.l10n.t("the recipe's own options, where it says nothing"),
    gb: undefined,
  };
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { gb: number | undefined }>(
    [...sizes, otherwise],
    {
      title: vscode.l10n.t('Train'),
      placeHolder: vscode.l10n.t('Into how much memory is it to fit? vram = … in {0} keeps that.', config),
      ignoreFocusOut: true,
    },
  );
  if (!chosen) return wish;
  const { vram: _, ...rest } = wish;
  return chosen.gb === undefined ? rest : { ...rest, vram: chosen.gb };
}

/** Asks when the state is saved; nothing where the user thinks better of it. */
export async function askForStates({ states }: PreparedTraining): Promise<Pick<TrainingWish, 'states'>> {
  const labels: Readonly<Record<StateSaving, string>> = {
    never: vscode.l10n.t('Not at All'),
    end: vscode.l10n.t('At the End'),
    checkpoints: vscode.l10n.t('With Each Checkpoint'),
  };
  const details: Readonly<Record<StateSaving, string>> = {
    never: vscode.l10n.t('It can be continued with the weights alone, as a warm start.'),
    end: vscode.l10n.t(
      'It can be continued where it ends. One folder, several times as large as a checkpoint.',
    ),
    checkpoints: vscode.l10n.t('It can be continued at each checkpoint, also where it is stopped or fails.'),
  };
  const items = (['never', 'end', 'checkpoints'] as const).map((when) => ({
    label: labels[when],
    description: when === states ? vscode.l10n.t('used now') : '',
    detail: details[when],
    when,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Train'),
    placeHolder: vscode.l10n.t('Is the state of the optimizer saved, so that the training can be continued?'),
    ignoreFocusOut: true,
  });
  return chosen ? { states: chosen.when } : {};
}
