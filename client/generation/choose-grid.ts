import * as vscode from 'vscode';
import {
  type GridChoicesParams,
  type GridChoicesResult,
  gridChoicesRequest,
  type PromptSource,
} from '../../protocol/compare-epochs.ts';
import type { Client } from '../language-client.ts';

type Choices = Extract<GridChoicesResult, { kind: 'choices' }>;

/** What there is to compare; or a comparison that is there and shall be shown. */
export type ChosenGrid =
  | { readonly choices: Choices; readonly source: PromptSource | undefined }
  | { readonly grid: string };

/** Reads what there is to compare in a run, lets one of its comparisons be chosen, and asks for prompts where it has none. */
export async function chooseGrid(
  client: Client,
  title: string,
  run: string,
): Promise<ChosenGrid | undefined> {
  const ask = (source?: PromptSource) => {
    const params: GridChoicesParams = { run, ...(source === undefined ? {} : { source }) };
    return client.request<GridChoicesResult>(gridChoicesRequest, params);
  };
  let choices = await ask();
  if (choices.kind === 'refused') return tell(choices.reason);
  if (choices.grids.length > 0) {
    const known = await askForKnown(title, choices.grids);
    if (known === undefined || known !== 'new') return known;
  }
  if (choices.checkpoints.length === 0) return tell(vscode.l10n.t('There is no checkpoint yet.'));
  let source: PromptSource | undefined;
  while (choices.prompts.length === 0) {
    source = await askForPrompts(title);
    if (!source) return undefined;
    choices = await ask(source);
    if (choices.kind === 'refused') return tell(choices.reason);
    if (choices.prompts.length === 0) tell(vscode.l10n.t('There is no prompt in it.'));
  }
  return { choices, source };
}

async function askForKnown(
  title: string,
  grids: Choices['grids'],
): Promise<{ readonly grid: string } | 'new' | undefined> {
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { grid: string | undefined }>(
    [
      { label: vscode.l10n.t('New Comparison…'), grid: undefined },
      ...grids.map(({ folder, created, checkpoints, there, all }) => ({
        label: dates.format(new Date(created)),
        description: vscode.l10n.t('{0} of {1} pictures', there, all),
        detail: checkpoints.join(', '),
        grid: folder,
      })),
    ],
    { title, placeHolder: vscode.l10n.t('A new comparison, or one that is there?'), matchOnDetail: true },
  );
  if (!chosen) return undefined;
  return chosen.grid === undefined ? 'new' : { grid: chosen.grid };
}

async function askForPrompts(title: string): Promise<PromptSource | undefined> {
  const file = { label: vscode.l10n.t('Choose a Prompt File…'), detail: '.txt, .toml, .json' };
  const line = { label: vscode.l10n.t('Type a Prompt…') };
  const placeHolder = vscode.l10n.t('It has no sample prompts. What shall be painted?');
  const chosen = await vscode.window.showQuickPick([file, line], { title, placeHolder });
  if (chosen === file) {
    const [uri] =
      (await vscode.window.showOpenDialog({
        title: vscode.l10n.t('Sample Prompts'),
        filters: { [vscode.l10n.t('Sample Prompts')]: ['txt', 'toml', 'json'] },
      })) ?? [];
    return uri && { kind: 'file', uri: uri.toString() };
  }
  if (chosen !== line) return undefined;
  const text = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t(
      'A sample prompt as the trainer takes it, for example: alice, smile --n blurry --d 7',
    ),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' || value.startsWith('#') ? vscode.l10n.t('A prompt is expected.') : undefined,
  });
  return text === undefined ? undefined : { kind: 'typed', line: text };
}

function tell(reason: string): undefined {
  vscode.window.showWarningMessage(reason);
}
