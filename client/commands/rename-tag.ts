import * as vscode from 'vscode';
import type { BulkEditResult, DatasetSummary } from '../../protocol/lsp.ts';
import {
  type RenameTagParams,
  renameTagRequest,
  type TagAtResult,
  type TagSummary,
  type TagsResult,
  tagAtRequest,
  tagsRequest,
} from '../../protocol/tags.ts';
import { requestEdit, tellResult, undoStep } from '../bulk-edit.ts';
import { isIn, pickDataset } from '../dataset/pick-dataset.ts';
import type { Client } from '../language-client.ts';
import { askedFor } from '../questions/asked.ts';
import { askNewName, askSpellings, pickTag } from '../questions/tag-questions.ts';
import type { Command } from './command.ts';

/**
 * Renames a tag in a whole dataset: the one under the cursor, or one that is picked. Arguments:
 * `{ folder, from, to, spellings: 'all' | 'one' }`.
 */
export const renameTag: Command = {
  id: 'lora.renameTag',
  run: async ({ workbench, log }, argument): Promise<BulkEditResult | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Rename Tag');
    const client = await workbench.client('a tag is to be renamed');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const { uri } = dataset;
    const { tags } = await client.request<TagsResult>(tagsRequest, { uri });
    const picked = await pickFrom(client, title, dataset, tags, asked.text('from'));
    if (!picked) return undefined;
    const { from, tag } = picked;
    const spellings = asked.text('spellings');
    const allSpellings = spellings ? spellings === 'all' : await askSpellings(title, from, tag);
    if (allSpellings === undefined) return undefined;
    const to = asked.text('to') ?? (await askNewName(client, title, { uri, from, allSpellings }));
    if (to === undefined) return undefined;
    const params = { uri, from, to, allSpellings };
    const result = await requestEdit<RenameTagParams>(client, renameTagRequest, params);
    const text =
      result.done === 0 && result.refused.length === 0
        ? vscode.l10n.t('No caption has "{0}".', from)
        : vscode.l10n.t('{0} files were changed.', result.done);
    tellResult(log, text, result, undoStep(uri, result));
    return result;
  },
};

interface Picked {
  readonly from: string;
  readonly tag: TagSummary;
}

/** The tag that is given, else the one under the cursor, else the one that the user picks. */
async function pickFrom(
  client: Client,
  title: string,
  dataset: DatasetSummary,
  tags: readonly TagSummary[],
  given: string | undefined,
): Promise<Picked | undefined> {
  const from = given ?? (await tagUnderCursor(client, dataset));
  const known = tags.find(({ spellings }) => spellings.some(({ text }) => text === from));
  if (from !== undefined && known) return { from, tag: known };
  // What stands in sentences only, such as a trigger, is no tag that is counted.
  if (given !== undefined) return { from: given, tag: { tag: given, count: 0, spellings: [] } };
  const tag = await pickTag(title, tags);
  return tag && { from: tag.tag, tag };
}

/** The tag under the cursor of a caption of the dataset, or of its configuration. */
async function tagUnderCursor(client: Client, dataset: DatasetSummary): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isIn(editor.document.uri, dataset)) return undefined;
  const { line, character } = editor.selection.active;
  const { tag } = await client.request<TagAtResult>(tagAtRequest, {
    uri: editor.document.uri.toString(),
    position: { line, character },
  });
  return tag ?? undefined;
}
