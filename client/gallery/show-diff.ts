import * as vscode from 'vscode';
import { type GalleryAnswer, type GalleryParams, serverMethod } from '../../protocol/gallery/requests.ts';
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
  await vscode.commands.executeCommand('vscode.diff', left, right, `${name}: ${title}`, { preview: true });
}

/** The address of a text; its name tells the editor what language it is. */
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

function forget({ uri }: vscode.TextDocument): void {
  if (!texts.delete(uri.toString()) || texts.size > 0) return;
  provider?.dispose();
  provider = undefined;
}
