import * as vscode from 'vscode';
import type { AskedPrompt } from '../../protocol/runs-page/messages.ts';
import {
  type RunsPageAnswer,
  type RunsPageParams,
  runsPageMethod,
} from '../../protocol/runs-page/requests.ts';
import type { AskedServer } from '../asked-server.ts';

/** A prompt to choose. */
interface Choice extends vscode.QuickPickItem {
  readonly number: number;
}

/** Copies what paints with a checkpoint what one of the samples shows. Of several the user chooses one. */
export async function copyPrompt(
  server: Pick<AskedServer, 'request'>,
  { id, key }: Pick<RunsPageParams<'prompt'>, 'id' | 'key'>,
  prompts: readonly AskedPrompt[],
): Promise<void> {
  const prompt = prompts.length > 1 ? await choose(prompts) : (prompts[0]?.number ?? null);
  if (prompt === undefined) return;
  const params: RunsPageParams<'prompt'> = { id, key, prompt };
  const { text } = await server.request<RunsPageAnswer<'prompt'>>(runsPageMethod('prompt'), params);
  if (text === null) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The prompt is in the clipboard.'), 3000);
}

async function choose(prompts: readonly AskedPrompt[]): Promise<number | undefined> {
  const { t } = vscode.l10n;
  const items = prompts.map(({ number, text, negative, settings }): Choice => {
    const told = [
      ...(settings === null ? [] : [settings]),
      ...(negative === null ? [] : [t('Not: {0}', negative)]),
    ];
    return { number, label: text ?? t('Prompt {0}', number + 1), detail: told.join(' · ') };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title: t('Copy Prompt'),
    placeHolder: t('Which of the sample prompts?'),
    matchOnDetail: true,
  });
  return chosen?.number;
}
