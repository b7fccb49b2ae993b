import * as vscode from 'vscode';
import type { ListedRunView } from '../../protocol/runs.ts';
import type { OriginKind } from '../../protocol/training.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { pickListedRun } from '../training/pick-any-run.ts';
import type { Command } from './command.ts';

type Way = Extract<OriginKind, 'resume' | 'warm-start'>;

/**
 * Trains a run further, from its saved state or, as a warm start, from its weights. Arguments: `{ folder, run, from:
 * "resume" | "warm-start", epochs, start }`, `run` as a path, and those of `lora.train`. Returns the new run's folder.
 */
export const continueRun: Command = {
  id: 'lora.continueRun',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Continue Run');
    const client = await workbench.client('a run is to be trained further');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const given = asked.text('run');
    const answer =
      given === undefined
        ? await ask()
        : { from: asked.text('from') ?? 'resume', place: given, epochs: asked.text('epochs') };
    if (!answer) return undefined;
    return await vscode.commands.executeCommand<vscode.Uri | undefined>('lora.train', {
      ...(argument instanceof vscode.Uri ? {} : Object(argument)),
      ...{ folder: vscode.Uri.parse(dataset.uri), ...answer },
    });

    async function ask() {
      const run = await pickListedRun(client, {
        ...{ dataset: dataset?.uri ?? '', title },
        question: vscode.l10n.t('Which run is to be trained further?'),
        accept: ({ hasState, hasCheckpoint }) => hasState || hasCheckpoint,
      });
      const listed = run === 'other' ? undefined : run;
      const from = listed && (await askForWay(title, listed));
      const epochs = from && (await askForEpochs(title, listed));
      return epochs === undefined
        ? undefined
        : { from, place: vscode.Uri.parse(listed?.run ?? '').fsPath, epochs };
    }
  },
};

async function askForWay(
  title: string,
  { hasState, hasCheckpoint }: ListedRunView,
): Promise<Way | undefined> {
  const ways: readonly (vscode.QuickPickItem & { readonly way: Way })[] = [
    {
      label: vscode.l10n.t('$(debug-continue) From Its Last Saved State'),
      detail: vscode.l10n.t('With the state of the optimizer and the place in the schedule.'),
      way: 'resume',
    },
    {
      label: vscode.l10n.t('$(flame) Warm Start from Its Last Checkpoint'),
      detail: hasState
        ? vscode.l10n.t('With the weights alone: optimizer and schedule begin anew.')
        : vscode.l10n.t(
            'It saved no state: with the weights alone, optimizer and schedule begin anew. save_state_on_train_end = true keeps them next time.',
          ),
      way: 'warm-start',
    },
  ];
  const there = ways.filter(({ way }) => (way === 'resume' ? hasState : hasCheckpoint));
  const placeHolder = vscode.l10n.t('From what is it to go on?');
  return (await vscode.window.showQuickPick(there, { title, placeHolder }))?.way;
}

async function askForEpochs(title: string, run: ListedRunView | undefined): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('How many epochs more?'),
    value: String(run?.epochs ?? 1),
    validateInput: (text) =>
      /^[1-9]\d{0,5}$/.test(text) ? undefined : vscode.l10n.t('A number of at least 1 is expected.'),
  });
}
