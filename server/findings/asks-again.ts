import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';

/** Whether an editor takes the request to pull anew. Helix says so under another name than the protocol has for it. */
export function asksAgain({ workspace }: ClientCapabilities): boolean {
  const other = workspace as { readonly diagnostic?: { readonly refreshSupport?: boolean } } | undefined;
  return workspace?.diagnostics?.refreshSupport || other?.diagnostic?.refreshSupport || false;
}

/**
 * Has an editor pull anew, and only once more for all that changes before it answered: Helix pulls each open document,
 * of which a rename opens dozens.
 */
export function askingAgain({ languages }: Connection): () => void {
  let isAsking = false;
  let isOutdated = false;
  return function ask(): void {
    isOutdated = isAsking;
    if (isAsking) return;
    isAsking = true;
    const answered = () => {
      isAsking = false;
      if (isOutdated) ask();
    };
    languages.diagnostics.refresh().then(answered, answered);
  };
}
