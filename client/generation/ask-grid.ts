import * as vscode from 'vscode';
import { readWeights } from '../../core/generation/grid.ts';
import { sizeText } from '../../core/size-text.ts';
import type { GridChoicesResult } from '../../protocol/compare-epochs.ts';

type Choices = Extract<GridChoicesResult, { kind: 'choices' }>;

/** What is to be compared. */
export interface AskedGrid {
  /** URIs of checkpoints. */
  readonly checkpoints: readonly string[];
  readonly prompts: readonly number[];
  readonly weights: readonly number[];
  readonly hasBaseline: boolean;
}

/** So many checkpoints are chosen beforehand: the last ones, which are worth a look most often. */
const CHOSEN = 4;

/** Asks which checkpoints, prompts and weights are to be compared; undefined when the user gave up. */
export async function askGrid(title: string, choices: Choices): Promise<AskedGrid | undefined> {
  const checkpoints = await pickSeveral(
    title,
    vscode.l10n.t('Which checkpoints?'),
    choices.checkpoints.map(({ name, uri, size }, index) => ({
      label: name,
      description: sizeText(size),
      picked: index >= choices.checkpoints.length - CHOSEN,
      answer: uri,
    })),
  );
  if (!checkpoints) return undefined;
  const prompts = await pickSeveral(
    title,
    vscode.l10n.t('Which prompts?'),
    choices.prompts.map(({ index, text, settings, negative }) => ({
      label: text,
      description: settings,
      ...(negative === null ? {} : { detail: vscode.l10n.t('without: {0}', negative) }),
      picked: true,
      answer: index,
    })),
  );
  if (!prompts) return undefined;
  const weights = await askWeights(title);
  if (!weights) return undefined;
  const count = (hasBaseline: boolean) =>
    prompts.length * (checkpoints.length * weights.length + (hasBaseline ? 1 : 0));
  const baseline = await vscode.window.showQuickPick(
    [true, false].map((hasBaseline) => ({
      label: hasBaseline ? vscode.l10n.t('Also without a LoRA') : vscode.l10n.t('Only with the LoRA'),
      description: vscode.l10n.t('{0} pictures', count(hasBaseline)),
      hasBaseline,
    })),
    {
      title,
      placeHolder: vscode.l10n.t('What the base model paints by itself shows what the LoRA changes.'),
    },
  );
  return baseline ? { checkpoints, prompts, weights, hasBaseline: baseline.hasBaseline } : undefined;
}

async function askWeights(title: string): Promise<readonly number[] | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('At which weights? Several are painted beside each other: 0.6, 0.8, 1'),
    value: '0.8',
    ignoreFocusOut: true,
    validateInput: (value) =>
      readWeights(value)
        ? undefined
        : vscode.l10n.t('Numbers from -4 to 4 are expected, for example 0.6, 0.8, 1.'),
  });
  return text === undefined ? undefined : readWeights(text);
}

async function pickSeveral<Answer>(
  title: string,
  placeHolder: string,
  items: readonly (vscode.QuickPickItem & { readonly answer: Answer })[],
): Promise<readonly Answer[] | undefined> {
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    ignoreFocusOut: true,
  });
  // None is as good as giving up.
  return chosen && chosen.length > 0 ? chosen.map(({ answer }) => answer) : undefined;
}
