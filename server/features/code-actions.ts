import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { fixCaption } from '../../core/fix.ts';
import { message } from '../../core/message.ts';
import { basename, dirname } from '../../core/path.ts';
import { overlaps } from '../../core/span.ts';
import { diagnosticOf } from '../convert.ts';
import { refactoringActions, refactoringKind } from '../edits/refactoring-actions.ts';
import { ruleActions } from '../edits/rule-actions.ts';
import { documentEdit, workspaceEditOf } from '../edits/workspace-edit.ts';
import { guard } from '../guard.ts';
import { datasetKnown } from '../session/caption-at.ts';
import type { Session } from '../session/session.ts';
import { translate } from '../translate.ts';
import { Outdated } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Safe fixes of a whole file, which people run on save. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.lora`;

/** Quick fixes, all safe fixes of a file at once, and what can be done with the tag under the cursor. */
export const codeActions: Feature = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, refactoringKind, FIX_ALL] },
  }),
  register(context) {
    const { connection, client, session, documents } = context;
    connection.onCodeAction(
      guard(connection, 'code actions', async (params): Promise<(CodeAction | Command)[]> => {
        const path = pathOfUri(params.textDocument.uri);
        if (path !== undefined) await datasetKnown(session, path);
        const document = documents.get(params.textDocument.uri);
        if (!document || path === undefined) return [];
        if (!isCurrent(session, path, document)) throw new Outdated();
        const wants = (kind: string) =>
          params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
        const actions = [
          ...(wants(CodeActionKind.QuickFix) ? quickFixes(context, path, document, params) : []),
          ...refactoringActions(context, path, document, params).filter(({ kind = '' }) => wants(kind)),
          ...(wants(FIX_ALL) && params.context.only ? fixAll(context, path, document) : []),
        ];
        if (client.textDocument?.codeAction?.codeActionLiteralSupport) return actions;
        return actions.flatMap(({ command }) => command ?? []);
      }),
    );
  },
};

/** Whether a document has the text that its findings and spans are of: a file may be open twice. */
function isCurrent(session: Session, path: string, document: TextDocument): boolean {
  const text =
    basename(path) === CONFIG_FILE
      ? session.configText(dirname(path))
      : session.datasetOf(path)?.captions.get(path)?.caption?.text;
  return text === undefined || text === document.getText();
}

function quickFixes(
  context: FeatureContext,
  path: string,
  document: TextDocument,
  { range }: CodeActionParams,
): readonly CodeAction[] {
  const { client, findings } = context;
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const here = findings.of(path).findings.filter(({ span }) => overlaps(span, asked));
  const fixes = here.flatMap((finding) =>
    finding.fixes.map(({ title, edits, kind }, index): CodeAction => {
      return {
        title: translate(title),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(finding, document.uri, document)],
        isPreferred: kind === 'safe' || (index === 0 && finding.fixes.length === 1),
        edit: workspaceEditOf(client, [documentEdit(document, edits)]),
      };
    }),
  );
  return [...fixes, ...ruleActions(context, path, document, here)];
}

function fixAll({ client, session }: FeatureContext, path: string, document: TextDocument): CodeAction[] {
  const dataset = session.datasetOf(path);
  const edits = dataset ? fixCaption(dataset, path) : [];
  if (edits.length === 0) return [];
  const title = translate(message('Fix all that is safe to fix'));
  return [{ title, kind: FIX_ALL, edit: workspaceEditOf(client, [documentEdit(document, edits)]) }];
}
