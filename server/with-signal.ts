import type { CancellationToken } from 'vscode-languageserver/node';
import { GivenUp } from './turn.ts';

/** Does some work with a signal that tells when nobody waits for it any more. @throws GivenUp then */
export async function withSignal<Result>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cancel = new AbortController();
  const listener = token.onCancellationRequested(() => cancel.abort());
  try {
    const result = await work(cancel.signal);
    if (token.isCancellationRequested) throw new GivenUp();
    return result;
  } catch (error) {
    // What breaks off then was told to.
    throw token.isCancellationRequested ? new GivenUp() : error;
  } finally {
    listener.dispose();
  }
}
