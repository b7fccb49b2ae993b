import * as vscode from 'vscode';
import { captionLanguage, type DatasetSummary } from '../../protocol/lsp.ts';
import {
  type OriginKind,
  type PreparedTraining,
  type PrepareTrainingResult,
  prepareTrainingRequest,
  type StartTrainingResult,
  startTrainingRequest,
  type TrainingWish,
} from '../../protocol/training.ts';
import { isIn, pickDataset } from '../dataset/pick-dataset.ts';
import type { Client } from '../language-client.ts';
import { type Asked, askedFor } from '../questions/asked.ts';
import { AcceptedWarnings } from '../training/accepted-warnings.ts';
import { askForModel } from '../training/ask-model.ts';
import { askForParts } from '../training/ask-parts.ts';
import { askForRecipe } from '../training/ask-recipe.ts';
import { askForGpus, askForName, askForStates, askForVram } from '../training/ask-small-things.ts';
import { askForTrainer } from '../training/ask-trainer.ts';
import { isInTheWay } from '../training/is-in-the-way.ts';
import { isTrusted } from '../training/is-trusted.ts';
import { openProblem } from '../training/open-problem.ts';
import { review } from '../training/review.ts';
import { trainingSettings } from '../training/training-settings.ts';
import type { Command } from './command.ts';

/**
 * Trains a LoRA: asks for what it lacks, shows what it will do, starts it. Arguments: `{ folder, trainer, model, recipe,
 * name, gpu, elsewhere, from, place, epochs, start }`; with `start: "now"` or `"write"` nothing is shown before. Returns
 * the run's folder.
 */
export const train: Command = {
  id: 'lora.train',
  run: async ({ workbench, extension }, argument): Promise<vscode.Uri | undefined> => {
    if (!isTrusted()) return undefined;
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Train');
    const client = await workbench.client('a LoRA is to be trained');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const accepted = new AcceptedWarnings(extension.globalState, dataset.uri);
    const decided = await decide(client, dataset, asked, accepted);
    if (!decided || !(await saveCaptions(dataset))) return undefined;
    const { wish, isDryRun } = decided;
    const result = await working(vscode.l10n.t('Starting the training…'), (token) =>
      client.request<StartTrainingResult>(startTrainingRequest, { uri: dataset.uri, wish, isDryRun }, token),
    );
    return result && (await conclude(client, result));
  },
};

/** How long one waits without being told for what (ms). */
const PATIENCE = 600;

interface Decided {
  readonly wish: TrainingWish;
  readonly isDryRun: boolean;
}

/** Goes round until all is said and the user starts it, or gives it up. */
async function decide(
  client: Client,
  dataset: DatasetSummary,
  asked: Asked,
  accepted: AcceptedWarnings,
): Promise<Decided | undefined> {
  let wish: TrainingWish = { ...trainingSettings(vscode.Uri.parse(dataset.uri)), ...wishOf(asked) };
  const start = asked.text('start');
  if (start === 'now' || start === 'write') return { wish, isDryRun: start === 'write' };
  for (;;) {
    const looking = vscode.l10n.t('Looking at the trainer, the base model and the GPU…');
    const training = await working(looking, (token) =>
      client.request<PrepareTrainingResult>(prepareTrainingRequest, { uri: dataset.uri, wish }, token),
    );
    if (!training) return undefined;
    const lack = lackOf(training, wish);
    if (lack) {
      const answer = await askFor(lack, client, training, wish);
      if (!answer) return undefined;
      wish = { ...wish, ...answer };
      continue;
    }
    const decision = await review(training, {
      unsaved: unsavedIn(dataset).length,
      isForElsewhere: wish.elsewhere === true,
      isAccepted: (problem) => accepted.has(problem),
      before: client.trainings.going.filter((run) => isInTheWay(run, training)),
    });
    if (!decision) return undefined;
    switch (decision.kind) {
      case 'start':
        if (await accepted.ask(training)) return { wish, isDryRun: false };
        break;
      case 'write':
        return { wish, isDryRun: true };
      case 'open':
        await openProblem(decision.problem);
        return undefined;
      case 'parts':
        await askForParts(client, decision.lacks);
        break;
      case 'allow':
        wish = { ...wish, allow: [...(wish.allow ?? []), ...decision.codes] };
        break;
      case 'name':
        wish = { ...wish, ...(await askForName(training)) };
        break;
      case 'recipe':
        wish = { ...wish, ...(await askForRecipe(client, training)) };
        break;
      case 'vram':
        wish = await askForVram(training, wish);
        break;
      case 'states':
        wish = { ...wish, ...(await askForStates(training)) };
        break;
      case 'gpu':
        wish = { ...wish, ...(await askForGpus(training)) };
        break;
      default: {
        const answer = await askFor(decision.kind, client, training, wish);
        // What is kept from now on holds, not what was said for this once.
        if (answer) wish = { ...without(wish, decision.kind), ...answer };
      }
    }
  }
}

/**
 * What has to be asked for first. A place that was named and is wrong is shown as such instead, and so is a file of the
 * user's that can't be read: what is chosen could not be kept in it.
 */
function lackOf({ lacks, problems }: PreparedTraining, wish: TrainingWish): 'trainer' | 'model' | undefined {
  if (problems.some(({ code }) => code === 'train-user-file')) return undefined;
  return lacks.find((lack) => wish[lack] === undefined);
}

/** @returns what is said for this once; undefined when nothing was chosen */
async function askFor(
  what: 'trainer' | 'model',
  client: Client,
  training: PreparedTraining,
  wish: TrainingWish,
): Promise<TrainingWish | undefined> {
  if (what === 'model') return await askForModel(client, training, wish);
  return (await askForTrainer(client, vscode.Uri.parse(training.dataset), wish)) ? {} : undefined;
}

function without({ trainer, python, model, ...rest }: TrainingWish, what: 'trainer' | 'model'): TrainingWish {
  const ofTrainer = {
    ...(trainer === undefined ? {} : { trainer }),
    ...(python === undefined ? {} : { python }),
  };
  return what === 'trainer'
    ? { ...rest, ...(model === undefined ? {} : { model }) }
    : { ...rest, ...ofTrainer };
}

function wishOf(asked: Asked): TrainingWish {
  const gpu = asked.text('gpu');
  const texts = (['trainer', 'python', 'model', 'recipe', 'name'] as const).flatMap((key) => {
    const value = asked.text(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const [from, place, epochs] = [asked.text('from'), asked.text('place'), asked.text('epochs')];
  return {
    ...Object.fromEntries(texts),
    ...(gpu === undefined ? {} : { gpus: gpu.split(',').map(Number) }),
    ...(asked.text('elsewhere') === 'yes' ? { elsewhere: true } : {}),
    ...(isOrigin(from) && place !== undefined ? { from: { kind: from, place } } : {}),
    ...(epochs === undefined ? {} : { epochs: Number(epochs) }),
  };
}

function isOrigin(text: string | undefined): text is OriginKind {
  return text === 'repeat' || text === 'resume' || text === 'warm-start';
}

/** What the trainer would read, and isn't on disk yet: captions, and what is said of the dataset. */
function unsavedIn(dataset: DatasetSummary): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ isDirty, uri, languageId }) =>
      isDirty &&
      uri.scheme === 'file' &&
      isIn(uri, dataset) &&
      (languageId === captionLanguage || uri.path.endsWith('/lora-dataset.toml')),
  );
}

/** The trainer reads what is on disk. */
async function saveCaptions(dataset: DatasetSummary): Promise<boolean> {
  for (const document of unsavedIn(dataset)) {
    if (await document.save()) continue;
    const name = vscode.workspace.asRelativePath(document.uri);
    vscode.window.showErrorMessage(
      vscode.l10n.t('"{0}" could not be saved, and the trainer reads what is on disk.', name),
    );
    return false;
  }
  return true;
}

async function conclude(client: Client, result: StartTrainingResult): Promise<vscode.Uri | undefined> {
  if (result.kind === 'failed') {
    vscode.window.showErrorMessage(vscode.l10n.t('The training was not started: {0}', result.reason));
    return undefined;
  }
  if (result.kind === 'refused') {
    const [first] = result.problems.filter(
      ({ severity, allowing }) => severity === 'error' && allowing !== 'done',
    );
    const words = [first?.message, first?.wayOut].filter(Boolean).join(' ');
    vscode.window.showErrorMessage(vscode.l10n.t('The training was not started: {0}', words));
    return undefined;
  }
  const folder = vscode.Uri.parse(result.run);
  if (result.kind === 'written') {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, 'config.toml'));
    return folder;
  }
  await client.trainings.show({ run: result.run });
  return folder;
}

/**
 * Asking the trainer's Python may take a while; that it doesn't is not worth a word.
 * @returns undefined when the user thought better of it
 */
async function working<Result>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result | undefined> {
  const source = new vscode.CancellationTokenSource();
  const result = work(source.token);
  // What was given up is nobody's any more.
  source.token.onCancellationRequested(() => result.catch(() => undefined));
  const patience = new Promise<'over'>((resolve) => setTimeout(resolve, PATIENCE, 'over'));
  if ((await Promise.race([result, patience])) !== 'over') return await result;
  const where = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return await vscode.window.withProgress(where, async (_, token) => {
    const cancelled = new Promise<undefined>((resolve) =>
      token.onCancellationRequested(() => resolve(undefined)),
    );
    token.onCancellationRequested(() => source.cancel());
    return await Promise.race([result, cancelled]);
  });
}
