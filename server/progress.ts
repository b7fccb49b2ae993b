import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { Message } from '../core/message.ts';
import { translate } from './translate.ts';

/** Fewer files than this are written before a progress bar could be seen. */
const FEWEST = 200;

/** How far long work is, shown to the user, who may give it up. */
export interface Progress {
  isCancelled(): boolean;
  report(done: number, of: number): void;
  done(): void;
}

const silent: Progress = { isCancelled: () => false, report: () => undefined, done: () => undefined };

/** Shows the progress of work on some files, where there are many and the editor can show it. */
export async function startProgress(
  connection: Connection,
  client: ClientCapabilities,
  title: Message,
  files: number,
): Promise<Progress> {
  if (files <= FEWEST || !client.window?.workDoneProgress) return silent;
  const reporter = await connection.window.createWorkDoneProgress();
  reporter.begin(translate(title), 0, '', true);
  let shown = 0;
  return {
    isCancelled: () => reporter.token.isCancellationRequested,
    report(done, of) {
      const percent = Math.floor((done / of) * 100);
      if (percent === shown) return;
      shown = percent;
      reporter.report(percent, `${done} / ${of}`);
    },
    done: () => reporter.done(),
  };
}
