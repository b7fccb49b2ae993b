import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  TextEdit as LspTextEdit,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { turnOffRule, turnOffRuleFor } from '../../core/config/turn-off-rule.ts';
import type { Finding } from '../../core/finding.ts';
import { patternOf } from '../../core/glob.ts';
import { type Message, message } from '../../core/message.ts';
import { basename, joinPath, relativeTo } from '../../core/path.ts';
import { applyTextEdits, type TextEdit } from '../../core/span.ts';
import { diagnosticOf } from '../convert.ts';
import type { FeatureContext } from '../features/feature.ts';
import { configFile } from '../session/config-file.ts';
import { translate } from '../translate.ts';
import { documentEdits, workspaceEditOf } from './workspace-edit.ts';

type Needed = Pick<FeatureContext, 'client' | 'session' | 'fileSystem'>;

/** Turning off the rules of some findings: for their file, and in their dataset. One pair of actions a rule. */
export function ruleActions(
  context: Needed,
  path: string,
  document: TextDocument,
  findings: readonly Finding[],
): readonly CodeAction[] {
  const dataset = context.session.datasetOf(path);
  if (!dataset) return [];
  // A mistake in the configuration is mended, not hidden in there.
  const isConfig = basename(path) === CONFIG_FILE;
  const told = isConfig ? findings.filter(({ scope }) => scope === 'dataset') : findings;
  const codes = new Map(told.map((finding) => [finding.code, finding]));
  return [...codes].flatMap(([code, finding]) => {
    const diagnostics = [diagnosticOf(finding, document.uri, document)];
    const action = (title: Message, editsOf: (text: string) => readonly TextEdit[] | undefined) => {
      const edit = configEdit(context, dataset.root, editsOf);
      return edit ? [{ title: translate(title), kind: CodeActionKind.QuickFix, diagnostics, edit }] : [];
    };
    const pattern = patternOf(relativeTo(dataset.root, path));
    return [
      ...(isConfig
        ? []
        : action(message('Turn off {0} for {1}', code, basename(path)), (text) =>
            turnOffRuleFor(text, code, pattern),
          )),
      ...action(message('Turn off {0} in this dataset', code), (text) => turnOffRule(text, code)),
    ];
  });
}

/** An edit of a dataset's configuration, which is made where there is none and the editor can make files. */
export function configEdit(
  { client, session, fileSystem }: Needed,
  root: string,
  editsOf: (text: string) => readonly TextEdit[] | undefined,
): WorkspaceEdit | undefined {
  const path = joinPath(root, CONFIG_FILE);
  const config = configFile(session, fileSystem, root);
  if (config) {
    const edits = editsOf(config.text);
    if (!edits) return undefined;
    const change = { kind: 'edit', file: path, digest: '', edits } as const;
    return workspaceEditOf(
      client,
      documentEdits(session, [change], () => config.text),
    );
  }
  const able = client.workspace?.workspaceEdit;
  if (!able?.documentChanges || !able.resourceOperations?.includes('create')) return undefined;
  const edits = editsOf('');
  // It is there, but no text that can be edited.
  if (!edits || fileSystem.list(root).some(({ name }) => name === CONFIG_FILE)) return undefined;
  const uri = session.uriOf(path);
  const made: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  const start = { line: 0, character: 0 };
  const filled: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [LspTextEdit.insert(start, applyTextEdits('', edits))],
  };
  return { documentChanges: [made, filled] };
}
