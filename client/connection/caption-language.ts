import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  captionLanguage,
  type IsCaptionParams,
  type IsCaptionResult,
  isCaptionRequest,
  type ServerStatus,
} from '../../protocol/lsp.ts';

/** Where the files are kept for which the user took plain text instead (workspace state). */
const DECLINED = 'declinedCaptions';
/** Within this time (ms) two events have one cause. */
const MOMENT = 1000;

/**
 * Gives captions their language while they are shown in an editor, and only where nobody chose another: not the
 * user's file associations, and not the user who changed it back by hand.
 */
export function setCaptionLanguage(
  client: LanguageClient,
  onStatus: vscode.Event<ServerStatus>,
  memory: vscode.Memento,
): vscode.Disposable {
  const declined = new Set(memory.get<string[]>(DECLINED));
  let justClosed: string | undefined;
  let lastDeclined: string | undefined;
  let associationsChanged = 0;

  const look = async () => {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (!isFree(document) || declined.has(document.uri.toString())) continue;
      const params: IsCaptionParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
      const { isCaption } = await client.sendRequest<IsCaptionResult>(isCaptionRequest, params);
      if (isCaption && isFree(document) && isShown(document))
        await vscode.languages.setTextDocumentLanguage(document, captionLanguage);
    }
  };
  const lookSoon = () => {
    if (!client.isRunning()) return;
    look().catch((error: unknown) =>
      client.error(`captions were not recognised: ${error}`, undefined, false),
    );
  };

  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(lookSoon),
    onStatus(lookSoon),
    // Other associations change languages too, of the active editor as well, a moment before or after they are told.
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration('files.associations')) return;
      associationsChanged = Date.now();
      if (lastDeclined !== undefined && declined.delete(lastDeclined))
        await memory.update(DECLINED, [...declined]);
      lookSoon();
    }),
    // VS Code tells of another language as of a document that is closed and opened at once.
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      if (languageId !== captionLanguage) return;
      justClosed = uri.toString();
      queueMicrotask(() => {
        justClosed = undefined;
      });
    }),
    vscode.workspace.onDidOpenTextDocument(async ({ uri, languageId }) => {
      const key = uri.toString();
      const before = declined.size;
      // By hand one changes the active editor; VS Code itself changes others, after a change of the associations.
      const byHand = justClosed === key && vscode.window.activeTextEditor?.document.uri.toString() === key;
      const byAssociations = Date.now() - associationsChanged < MOMENT;
      if (byHand && !byAssociations && languageId !== captionLanguage) {
        declined.add(key);
        lastDeclined = key;
        setTimeout(() => {
          lastDeclined = undefined;
        }, MOMENT);
      }
      if (languageId === captionLanguage) declined.delete(key);
      if (declined.size !== before) await memory.update(DECLINED, [...declined]);
      if (languageId !== captionLanguage) lookSoon();
    }),
  );
}

/** Whether nobody said what language a document is in. */
function isFree(document: vscode.TextDocument): boolean {
  if (document.uri.scheme !== 'file' || document.languageId !== 'plaintext') return false;
  const associations = vscode.workspace
    .getConfiguration('files', document)
    .get<Record<string, string>>('associations', {});
  return !Object.keys(associations).some((pattern) => {
    return (
      vscode.languages.match({ pattern: pattern.includes('/') ? pattern : `**/${pattern}` }, document) > 0
    );
  });
}

function isShown(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}
