import {
  type ClientCapabilities,
  type Connection,
  DiagnosticRefreshRequest,
} from 'vscode-languageserver/node';
import { refresher } from '../refresh.ts';

/** Whether an editor takes the request to pull anew. Helix says so under another name than the protocol has for it. */
export function asksAgain({ workspace }: ClientCapabilities): boolean {
  const other = workspace as { readonly diagnostic?: { readonly refreshSupport?: boolean } } | undefined;
  return workspace?.diagnostics?.refreshSupport || other?.diagnostic?.refreshSupport || false;
}

/**
 * Has an editor that takes it pull anew, and only once more for all that changes before it answered: Helix pulls each open
 * document, of which a rename opens dozens.
 */
export function askingAgain(connection: Connection, client: ClientCapabilities): () => void {
  return refresher(connection, asksAgain(client) ? DiagnosticRefreshRequest.method : undefined);
}
