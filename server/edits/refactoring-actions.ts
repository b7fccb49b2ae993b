import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { refactoringsAt } from '../../core/language/refactorings.ts';
import { tagCommands } from '../../protocol/tags.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { documentEdit, workspaceEditOf } from './workspace-edit.ts';

/** The kind of all that can be done with a tag: one alone, so that an editor's menu keeps the order, the harmless first. */
export const refactoringKind = CodeActionKind.RefactorRewrite;

/**
 * What can be done with the tag under the cursor. Only when somebody asks: an editor that looks by itself at each move of
 * the cursor would show its light bulb everywhere.
 */
export function refactoringActions(
  { client, session }: FeatureContext,
  path: string,
  document: TextDocument,
  { range, context }: CodeActionParams,
): readonly CodeAction[] {
  const dataset = session.datasetOf(path);
  const caption = dataset?.captions.get(path)?.caption;
  if (!dataset || !caption || !session.isCaption(path)) return [];
  if (context.triggerKind === CodeActionTriggerKind.Automatic) return [];
  return refactoringsAt(dataset, path, caption, document.offsetAt(range.start)).map((one): CodeAction => {
    const title = translate(one.title);
    const kind = refactoringKind;
    if (one.kind === 'move') {
      return { title, kind, edit: workspaceEditOf(client, [documentEdit(document, one.edits)]) };
    }
    const { name, ...argument } = one.command;
    const command = tagCommands[name];
    return { title, kind, command: { title, command, arguments: [{ uri: document.uri, ...argument }] } };
  });
}
