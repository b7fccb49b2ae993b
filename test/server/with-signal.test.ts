import { expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { GivenUp } from '../../server/turn.ts';
import { withSignal } from '../../server/with-signal.ts';

it('what breaks off because nobody waits any more was given up', async () => {
  const source = new CancellationTokenSource();
  const waiting = withSignal(
    source.token,
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  source.cancel();
  await expect(waiting).rejects.toBeInstanceOf(GivenUp);
});

it('what fails by itself fails', async () => {
  const { token } = new CancellationTokenSource();
  await expect(withSignal(token, () => Promise.reject(new TypeError('no')))).rejects.toThrow('no');
});
