import {
  type ClientCapabilities,
  type CodeAction,
  type CreateFile,
  TextEdit as LspTextEdit,
  type RenameFile,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import type { FileOperation } from '../../core/file-operation.ts';
import type { Fix } from '../../core/finding.ts';
import { type FileOperationParams, type MendFilesParams, mendFilesCommand } from '../../protocol/files.ts';
import { knownCommands } from '../known-commands.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';

/** Changes of files as a client is told of them. */
export function operationsOf({ operations = [] }: Fix): readonly FileOperationParams[] {
  return operations.map((one) => {
    if (one.kind === 'rename') return { kind: 'rename', from: uriOfPath(one.from), to: uriOfPath(one.to) };
    return one.kind === 'create'
      ? { kind: 'create', uri: uriOfPath(one.path), text: one.text }
      : { kind: 'trash', uri: uriOfPath(one.path) };
  });
}

/**
 * How a code action carries out a fix that changes files: by the client's own command, else by an edit of the protocol.
 * Undefined where the client can't, or could only delete for good.
 */
export function actionOfFiles(
  client: ClientCapabilities,
  fix: Fix,
): Pick<CodeAction, 'command' | 'edit'> | undefined {
  if (knownCommands(client).has(mendFilesCommand)) {
    const params: MendFilesParams = { operations: operationsOf(fix) };
    return { command: { title: translate(fix.title), command: mendFilesCommand, arguments: [params] } };
  }
  const able = client.workspace?.workspaceEdit;
  const operations = fix.operations ?? [];
  const can = ({ kind }: FileOperation) => kind !== 'trash' && able?.resourceOperations?.includes(kind);
  if (!able?.documentChanges || operations.length === 0 || !operations.every(can)) return undefined;
  return { edit: { documentChanges: operations.flatMap(changesOf) } };
}

function changesOf(operation: FileOperation): readonly (RenameFile | CreateFile | TextDocumentEdit)[] {
  if (operation.kind === 'rename')
    return [{ kind: 'rename', oldUri: uriOfPath(operation.from), newUri: uriOfPath(operation.to) }];
  if (operation.kind === 'trash') return [];
  const uri = uriOfPath(operation.path);
  const start = { line: 0, character: 0 };
  const filled = {
    textDocument: { uri, version: null },
    edits: [LspTextEdit.insert(start, operation.text)],
  };
  return [{ kind: 'create', uri }, filled];
}
