import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { encodingNames } from '../../core/dataset/foreign-text.ts';
import type { Finding } from '../../core/finding.ts';
import { fixCaption, fixKind } from '../../core/fix.ts';
import { message } from '../../core/message.ts';
import { basename, dirname } from '../../core/path.ts';
import { overlaps } from '../../core/span.ts';
import { diagnosticOf } from '../convert.ts';
import { choreActions } from '../edits/chore-actions.ts';
import { actionOfFiles } from '../edits/file-operations.ts';
import { commandForAll, isMajority, majorityActions } from '../edits/majority-actions.ts';
import { mendingCommand } from '../edits/mending-command.ts';
import { refactoringActions, refactoringKind } from '../edits/refactoring-actions.ts';
import { ruleActions } from '../edits/rule-actions.ts';
import { documentEdit, workspaceEditOf } from '../edits/workspace-edit.ts';
import { guard } from '../guard.ts';
import { datasetKnown } from '../session/caption-at.ts';
import type { Session } from '../session/session.ts';
import { sheetActions } from '../sheets/sheet-actions.ts';
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
      guard(connection, 'code actions', async (params, token): Promise<(CodeAction | Command)[]> => {
        const inSheet = await sheetActions(context, params, token);
        if (inSheet) return [...inSheet];
        const path = pathOfUri(params.textDocument.uri);
        if (path !== undefined) await datasetKnown(session, path);
        const document = documents.get(params.textDocument.uri);
        if (!document || path === undefined) return [];
        if (!isCurrent(session, path, document)) throw new Outdated();
        const wants = (kind: string) =>
          params.context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
        const asked = wants(CodeActionKind.QuickFix) ? findingsAt(context, path, document, params) : [];
        const actions = [
          ...quickFixes(context, document, asked),
          ...fixesOfKind(context, path, document, asked),
          ...picturesOf(context, path, document, asked),
          ...actionsOfRules(context, path, document, asked),
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

/** The findings that somebody asks about. */
function findingsAt(
  { findings }: FeatureContext,
  path: string,
  document: TextDocument,
  { range }: CodeActionParams,
): readonly Finding[] {
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return findings.of(path).findings.filter(({ span }) => overlaps(span, asked));
}

/** What can be done with rules: with one that finds something in most of a dataset, and to turn any off. */
function actionsOfRules(
  context: FeatureContext,
  path: string,
  document: TextDocument,
  asked: readonly Finding[],
): readonly CodeAction[] {
  const dataset = context.session.datasetOf(path);
  if (!dataset) return [];
  const majorities = asked.filter((finding) => isMajority(context, dataset, finding));
  const others = asked.filter((finding) => !majorities.includes(finding));
  return [
    ...majorities.flatMap((finding) => majorityActions(context, dataset, document, finding)),
    ...ruleActions(context, path, document, others),
  ];
}

/** All findings of one kind at once: in this caption, and in the dataset, which is asked about first. */
function fixesOfKind(
  context: FeatureContext,
  path: string,
  document: TextDocument,
  asked: readonly Finding[],
): CodeAction[] {
  const { client, findings, session } = context;
  const dataset = session.datasetOf(path);
  const fixable = asked.filter(({ fixes }) => fixes.length > 0);
  if (!dataset) return [];
  const firsts = new Map(fixable.map(({ code, fixes: [fix] }) => [code, fix]));
  return [...firsts].flatMap(([code, fix]): CodeAction[] => {
    // Of texts, only captions are mended in numbers.
    if (fix?.kind !== 'files' && !dataset.captions.has(path)) return [];
    const kind = CodeActionKind.QuickFix;
    const isOften = findings.of(path).findings.filter((one) => one.code === code).length > 1;
    const edits = isOften ? fixKind(dataset, path, code, findings.optionsAt(path)) : [];
    const here = translate(message('Fix all of "{0}" in this caption', code));
    const everywhere = translate(
      fix?.from && !fix.isSure
        ? message('Convert all that can be {0} to UTF-8…', encodingNames[fix.from])
        : message('Fix all of "{0}" in the dataset…', code),
    );
    const command = commandForAll(context, session.uriOf(dataset.root), code, fix, everywhere);
    return [
      ...(edits.length > 0
        ? [{ title: here, kind, edit: workspaceEditOf(client, [documentEdit(document, edits)]) }]
        : []),
      ...(command && findings.findsElsewhere(code, path) ? [{ title: everywhere, kind, command }] : []),
    ];
  });
}

function quickFixes(
  { client }: FeatureContext,
  document: TextDocument,
  asked: readonly Finding[],
): CodeAction[] {
  return asked.flatMap((finding) =>
    finding.fixes.flatMap((fix, index): readonly CodeAction[] => {
      const { title, edits, kind, from, isSure } = fix;
      const files = kind === 'files' ? actionOfFiles(client, fix) : {};
      if (!files) return [];
      const action = {
        title: translate(title),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(finding, document.uri, document)],
        // A guess at an encoding is for a person to look at.
        isPreferred:
          kind === 'bytes' ? isSure === true : kind === 'safe' || (index === 0 && finding.fixes.length === 1),
        // What no text shows is mended on the disk, files by the editor.
        ...(kind === 'files'
          ? files
          : kind === 'bytes'
            ? { command: mendingCommand(translate(title), { uri: document.uri, encoding: from }) }
            : { edit: workspaceEditOf(client, [documentEdit(document, edits)]) }),
      };
      return [action];
    }),
  );
}

/** What is done to the pictures that a finding of the whole dataset stands for. */
function picturesOf(
  context: FeatureContext,
  path: string,
  document: TextDocument,
  asked: readonly Finding[],
): readonly CodeAction[] {
  const dataset = context.session.datasetOf(path);
  return dataset ? choreActions(context, dataset, document, asked) : [];
}

function fixAll(
  { client, session, findings }: FeatureContext,
  path: string,
  document: TextDocument,
): CodeAction[] {
  const dataset = session.datasetOf(path);
  const edits = dataset ? fixCaption(dataset, path, findings.optionsAt(path)) : [];
  if (edits.length === 0) return [];
  const title = translate(message('Fix all that is safe to fix'));
  return [{ title, kind: FIX_ALL, edit: workspaceEditOf(client, [documentEdit(document, edits)]) }];
}
