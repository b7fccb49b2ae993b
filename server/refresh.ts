import type { Connection } from 'vscode-languageserver/node';

/**
 * Asks a client to ask anew, one question at a time: what changes while one is open is told by the next.
 * @param method of a refresh request; undefined where the client doesn't know it
 */
export function refresher(connection: Connection, method: string | undefined): () => void {
  if (method === undefined) return () => {};
  let isAsking = false;
  let isOutdated = false;
  const ask = async () => {
    isAsking = true;
    while (isOutdated) {
      isOutdated = false;
      try {
        await connection.sendRequest(method);
      } catch (error) {
        connection.console.error(`${method} failed: ${error}`);
      }
    }
    isAsking = false;
  };
  return () => {
    isOutdated = true;
    if (!isAsking) void ask();
  };
}
