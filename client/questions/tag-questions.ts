import * as vscode from 'vscode';
import {
  type ForeseeRenameResult,
  foreseeRenameRequest,
  type RenameWishParams,
  type TagSummary,
} from '../../protocol/tags.ts';
import type { Client } from '../language-client.ts';

/** Has one of a dataset's tags picked. */
export async function pickTag(title: string, tags: readonly TagSummary[]): Promise<TagSummary | undefined> {
  const items = tags.map((tag) => ({
    label: tag.tag,
    description: captionsOf(tag.count),
    ...(tag.spellings.length > 1 ? { detail: spellingsOf(tag) } : {}),
    tag,
  }));
  const placeHolder = vscode.l10n.t('Which tag?');
  return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true }))?.tag;
}

function captionsOf(count: number): string {
  return count === 1 ? vscode.l10n.t('1 caption') : vscode.l10n.t('{0} captions', count);
}

function spellingsOf({ spellings }: TagSummary): string {
  return spellings.map(({ text, count }) => `${text} (${count})`).join(', ');
}

/** Asks whether other spellings are meant too, where there are any: undefined where the user gave up. */
export async function askSpellings(
  title: string,
  from: string,
  tag: TagSummary,
): Promise<boolean | undefined> {
  if (tag.spellings.length < 2) return true;
  const own = tag.spellings.find(({ text }) => text === from)?.count ?? 0;
  const items = [
    {
      label: vscode.l10n.t('All spellings'),
      description: captionsOf(tag.count),
      detail: spellingsOf(tag),
      all: true,
    },
    {
      label: vscode.l10n.t('Only "{0}"', from),
      description: captionsOf(own),
      all: false,
    },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.all;
}

/** Asks for a tag's new name, and tells at each letter what would come of it. */
export function askNewName(
  client: Client,
  title: string,
  wish: Omit<RenameWishParams, 'to'>,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    value: wish.from,
    prompt: vscode.l10n.t('The new name of "{0}". All captions of the dataset get it.', wish.from),
    ignoreFocusOut: true,
    validateInput: async (to) => {
      const params: RenameWishParams = { ...wish, to };
      return verdictOn(await client.request<ForeseeRenameResult>(foreseeRenameRequest, params));
    },
  });
}

function verdictOn({ refusal, captions, merges }: ForeseeRenameResult): vscode.InputBoxValidationMessage {
  const severity = vscode.InputBoxValidationSeverity;
  if (refusal) return { message: refusal, severity: severity.Error };
  if (!merges) return { message: vscode.l10n.t('{0} captions change.', captions), severity: severity.Info };
  return {
    message: vscode.l10n.t(
      '{0} captions change. The tag becomes one with "{1}", which {2} captions have.',
      captions,
      merges.tag,
      merges.captions,
    ),
    severity: severity.Warning,
  };
}
