import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import { type Message, message } from '../../core/message.ts';
import {
  type BulkEditResult,
  type ConfirmParams,
  type ConfirmResult,
  confirmRequest,
  type ExperimentalCapabilities,
  type RefusedFile,
} from '../../protocol/lsp.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';

/** So many refused files are named in a message. */
const MOST_NAMED = 3;

/** Whether an editor has a dialog for what must not be overlooked. */
export function hasDialog({ experimental }: ClientCapabilities): boolean {
  return ((experimental ?? {}) as ExperimentalCapabilities).confirms === true;
}

/**
 * Asks the user before something is done. An editor that can't ask gets it done: its user chose it, and can have it
 * undone.
 */
export async function confirm(
  connection: Connection,
  client: ClientCapabilities,
  question: Message,
  yes: Message,
): Promise<boolean> {
  const [text, title] = [translate(question), translate(yes)];
  try {
    if (hasDialog(client)) {
      const params: ConfirmParams = { question: text, yes: title };
      return (await connection.sendRequest<ConfirmResult>(confirmRequest, params)).yes;
    }
    return (await connection.window.showWarningMessage(text, { title }))?.title === title;
  } catch {
    return true;
  }
}

/**
 * Tells what became of a bulk edit, and offers to take it back. Nobody waits for the answer.
 * @param undo takes exactly this edit back
 */
export function tellDone(
  connection: Connection,
  result: BulkEditResult,
  undo: (edit: string) => Promise<unknown>,
): void {
  const { done, refused, cancelled, edit } = result;
  const sentences = [
    done === 1 ? message('One file was changed.') : message('{0} files were changed.', done),
    ...(cancelled ? [message('It was given up half-way.')] : []),
    ...(refused.length > 0 ? [leftAlone(refused)] : []),
  ];
  const text = sentences.map(translate).join(' ');
  const title = translate(message('Undo'));
  const buttons = done > 0 && edit !== undefined ? [{ title }] : [];
  const show = () =>
    refused.length > 0
      ? connection.window.showWarningMessage(text, ...buttons)
      : connection.window.showInformationMessage(text, ...buttons);
  show()
    .then((chosen) => (chosen?.title === title && edit !== undefined ? undo(edit) : undefined))
    .catch((error: unknown) =>
      error instanceof Refused
        ? connection.window.showWarningMessage(error.message)
        : connection.console.error(`"${text}" was not answered: ${error}`),
    )
    .catch(() => undefined);
}

/** Names files that were left as they are. */
export function leftAlone(refused: readonly RefusedFile[]): Message {
  const named = refused.slice(0, MOST_NAMED).map(({ uri, reason }) => `${nameOf(uri)}: ${reason}`);
  return message('Left as they are, {0}: {1}.', refused.length, named.join('; '));
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
