import type { ClientCapabilities, Connection, TextDocumentEdit } from 'vscode-languageserver/node';
import type { Message } from '../../core/message.ts';
import { digestOf } from '../../core/node/digest.ts';
import type { EditDisk } from '../../core/node/disk/edit-disk.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import type { PreparedChange } from '../../core/node/edits/prepare-edit.ts';
import type { Session } from '../session/session.ts';
import { translate } from '../translate.ts';
import { applyInEditor } from './apply-in-editor.ts';
import { documentEdit, workspaceEditOf } from './workspace-edit.ts';

/** What became of documents that were edited where they are open. */
export interface EditedDocuments {
  readonly refusals: readonly ChangeRefusal[];
  /** Edited, but not on disk yet. */
  readonly unsaved: readonly string[];
}

/** What editing in an editor needs from outside. */
interface EditorPorts {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly session: Session;
  readonly disk: EditDisk;
}

/**
 * Has the editor edit open documents, all in one step. As a refactoring, so that VS Code saves them; the versions make
 * it refuse when somebody typed since.
 */
export async function editInEditor(
  { connection, client, session, disk }: EditorPorts,
  title: Message,
  changes: readonly PreparedChange[],
): Promise<EditedDocuments> {
  const edits: TextDocumentEdit[] = [];
  const sent: PreparedChange[] = [];
  const refusals: ChangeRefusal[] = [];
  for (const one of changes) {
    const edit = editOf(session, one);
    if (!edit) refusals.push({ file: one.change.file, reason: 'changed', detail: '' });
    else {
      edits.push(edit);
      sent.push(one);
    }
  }
  if (edits.length === 0) return { refusals, unsaved: [] };
  const { applied, failureReason } = await applyInEditor(connection, {
    label: translate(title),
    edit: workspaceEditOf(client, edits),
    // Emacs takes no edit that tells more than it knows.
    ...(client.workspace?.workspaceEdit?.metadataSupport ? { metadata: { isRefactoring: true } } : {}),
  });
  if (!applied) {
    const reason = failureReason ? 'io' : 'changed';
    const all = sent.map(
      ({ change: { file } }): ChangeRefusal => ({ file, reason, detail: failureReason ?? '' }),
    );
    return { refusals: [...refusals, ...all], unsaved: [] };
  }
  const unsaved = sent.filter((one) => !isOnDisk(disk, one)).map(({ change }) => change.file);
  return { refusals, unsaved };
}

/** The edit of a document as it was looked at; undefined when somebody typed, or closed it, since. */
function editOf(session: Session, { change, before }: PreparedChange): TextDocumentEdit | undefined {
  const document = session.documentAt(change.file);
  if (change.kind !== 'edit' || !document || document.getText() !== before?.text) return undefined;
  return documentEdit(document, change.edits);
}

/** Whether the disk has exactly what the edit makes: what takes it back goes by that. */
function isOnDisk(disk: EditDisk, { journal: { undo } }: PreparedChange): boolean {
  try {
    return undo.kind === 'edit' && digestOf(disk.read(disk.realPath(undo.file))) === undo.digest;
  } catch {
    return false;
  }
}
