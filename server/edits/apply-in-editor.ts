import {
  type ApplyWorkspaceEditParams,
  type ApplyWorkspaceEditResult,
  type Connection,
  ResponseError,
} from 'vscode-languageserver/node';

/** Has the editor apply an edit. One that answers by an error (as Emacs does) did not apply it either. */
export async function applyInEditor(
  connection: Connection,
  params: ApplyWorkspaceEditParams,
): Promise<ApplyWorkspaceEditResult> {
  try {
    return await connection.workspace.applyEdit(params);
  } catch (error) {
    if (error instanceof ResponseError) return { applied: false, failureReason: error.message };
    throw error;
  }
}
