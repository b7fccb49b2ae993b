import * as vscode from 'vscode';
import { LINE_END } from '../../core/line-ends.ts';
import { firstDifference } from '../../core/text-diff.ts';
import { type GalleryAnswer, type GalleryParams, serverMethod } from '../../protocol/gallery/requests.ts';
import { captionLanguage } from '../../protocol/lsp.ts';
import type { GalleryServer } from './context.ts';

const SCHEME = 'lora-edit';

/** What is shown, by its address, as long as it is. */
const texts = new Map<string, string>();
/** Who gives it to the editor; there is none as long as nothing is shown. */
let provider: vscode.Disposable | undefined;

/**
 * Shows what a prepared edit does to one caption, as a difference that can be read but not changed: on the left as it was
 * when the edit was prepared.
 * @param id the edit's @param place which of its changes
 */
export async function showDiff(
  { request }: Pick<GalleryServer, 'request'>,
  id: string,
  place: number,
): Promise<void> {
  const params: GalleryParams<'preparedChanges'> = { id, start: place, end: place + 1 };
  const [change] = await request<GalleryAnswer<'preparedChanges'>>(serverMethod('preparedChanges'), params);
  if (!change) return;
  const { name, title, before, after } = change;
  const left = keep(name, `${id}-${place}-before`, before);
  const right = keep(name, `${id}-${place}-after`, after);
  // They look as captions do in their files, and have the same settings.
  await Promise.all([left, right].map(setLanguage));
  const options: vscode.TextDocumentShowOptions = { preview: true, ...selectionIn(before, after) };
  await vscode.commands.executeCommand('vscode.diff', left, right, `${name}: ${title}`, options);
}

async function setLanguage(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.languageId !== captionLanguage)
    await vscode.languages.setTextDocumentLanguage(document, captionLanguage);
}

/** What differs first is selected, so that it is in view: captions are long lines, and often differ at their end. */
function selectionIn(before: string, after: string): Pick<vscode.TextDocumentShowOptions, 'selection'> {
  const first = firstDifference(before, after);
  return first
    ? { selection: new vscode.Range(positionIn(after, first.start), positionIn(after, first.end)) }
    : {};
}

function positionIn(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split(LINE_END);
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}

/** The address of a text. */
function keep(name: string, query: string, text: string): vscode.Uri {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query });
  texts.set(uri.toString(), text);
  provider ??= vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (shown) => texts.get(shown.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
  );
  return uri;
}

function forget(document: vscode.TextDocument): void {
  // VS Code tells of another language as of a document that is closed and opened at once.
  if (vscode.workspace.textDocuments.includes(document)) return;
  if (!texts.delete(document.uri.toString()) || texts.size > 0) return;
  provider?.dispose();
  provider = undefined;
}
