import { expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver/node';
import { refresher } from '../../server/refresh.ts';

it('asks once more for all that changed while a question was open, also where that was refused', async () => {
  const log: string[] = [];
  const open: ((answer: Promise<void>) => void)[] = [];
  const connection = {
    sendRequest: () => new Promise<void>((resolve) => open.push(resolve)),
    console: { error: (line: string) => log.push(line) },
  };
  const refresh = refresher(connection as unknown as Connection, 'workspace/x/refresh');
  refresh();
  refresh();
  refresh();
  expect(open).toHaveLength(1);
  open[0]?.(Promise.reject(new Error('refused')));
  await expect.poll(() => open.length).toBe(2);
  expect(log).toEqual(['workspace/x/refresh failed: Error: refused']);
  open[1]?.(Promise.resolve());
  await expect
    .poll(() => {
      refresh();
      return open.length;
    })
    .toBe(3);
});
