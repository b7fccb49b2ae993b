import { expect, it } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { logOnDemand } from '../../client/log-on-demand.ts';

/** A log that is made on demand, what was made of it, and what it was told. */
function watched() {
  const told: string[] = [];
  let made = 0;
  const log = logOnDemand(() => {
    made++;
    const tell = (words: string) => told.push(words);
    return {
      info: tell,
      error: tell,
      logLevel: 3,
      dispose: () => tell('closed'),
    } as Partial<LogOutputChannel> as LogOutputChannel;
  });
  return { log, told, made: () => made };
}

it('makes no channel where nothing is told, and closes none', () => {
  const { log, told, made } = watched();
  log.dispose();
  expect([made(), told]).toEqual([0, []]);
});

it('makes one channel, tells it everything, and closes it', () => {
  const { log, told, made } = watched();
  log.info('starting');
  log.error('failed');
  expect(log.logLevel).toBe(3);
  log.dispose();
  expect([made(), told]).toEqual([1, ['starting', 'failed', 'closed']]);
});
