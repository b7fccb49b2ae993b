import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { message } from '../../core/message.ts';
import { startProgress } from '../../server/edits/progress.ts';

const client = { window: { workDoneProgress: true } };

/** An editor that answers when the test has it answer, and what it is shown. */
function editor() {
  const shown: unknown[] = [];
  let accept: (reporter: unknown) => void = () => {};
  let refuse: (error: Error) => void = () => {};
  const answer = new Promise((resolve, reject) => {
    accept = resolve;
    refuse = reject;
  });
  const connection = {
    window: { createWorkDoneProgress: () => answer },
    console: { error: (line: string) => shown.push(line) },
  } as unknown as Connection;
  const token = { isCancellationRequested: false };
  const reporter = {
    token,
    begin: (...args: unknown[]) => shown.push(['begin', ...args]),
    report: (...args: unknown[]) => shown.push(['report', ...args]),
    done: () => shown.push('done'),
  };
  const show = async () => {
    accept(reporter);
    await answer;
  };
  const fail = async () => {
    refuse(new Error('no'));
    await answer.catch(() => undefined);
  };
  return { connection, shown, token, show, fail };
}

describe('the progress of long work', () => {
  it('is begun while the work goes on, however late the editor is', async () => {
    const { connection, shown, token, show } = editor();
    const progress = startProgress(connection, client, message('Change all'), 400);
    progress.report(100, 400);
    expect([progress.isCancelled(), shown]).toEqual([false, []]);
    await show();
    progress.report(200, 400);
    progress.report(201, 400);
    token.isCancellationRequested = true;
    expect(progress.isCancelled()).toBe(true);
    progress.done();
    expect(shown).toEqual([['begin', 'Change all', 25, '', true], ['report', 50, '200 / 400'], 'done']);
  });

  it('is ended where the editor answers after the work', async () => {
    const { connection, shown, show } = editor();
    startProgress(connection, client, message('Change all'), 400).done();
    expect(shown).toEqual([]);
    await show();
    expect(shown).toEqual([['begin', 'Change all', 0, '', true], 'done']);
  });

  it('is not shown where the editor refuses', async () => {
    const { connection, shown, fail } = editor();
    const progress = startProgress(connection, client, message('Change all'), 400);
    await fail();
    progress.report(200, 400);
    progress.done();
    expect(shown).toEqual(['progress is not shown: Error: no']);
  });
});
