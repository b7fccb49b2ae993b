import type {
  ClientCapabilities,
  Connection,
  WorkDoneProgressServerReporter,
} from 'vscode-languageserver/node';
import type { Message } from '../../core/message.ts';
import { translate } from '../translate.ts';

/** Fewer files than this are written before a progress bar could be seen. */
const FEWEST = 200;

/** How far long work is, shown to the user, who may give it up. */
export interface Progress {
  isCancelled(): boolean;
  report(done: number, of: number): void;
  done(): void;
}

const silent: Progress = { isCancelled: () => false, report: () => undefined, done: () => undefined };

/**
 * Shows the progress of work on some files, where there are many and the editor can show it. The work doesn't wait for
 * the editor.
 * @param fewest so many files need no progress
 */
export function startProgress(
  connection: Connection,
  client: ClientCapabilities,
  title: Message,
  files: number,
  fewest = FEWEST,
): Progress {
  if (files <= fewest || !client.window?.workDoneProgress) return silent;
  let reporter: WorkDoneProgressServerReporter | undefined;
  let shown = 0;
  let isDone = false;
  connection.window.createWorkDoneProgress().then(
    (created) => {
      reporter = created;
      reporter.begin(translate(title), shown, '', true);
      if (isDone) reporter.done();
    },
    (error: unknown) => connection.console.error(`progress is not shown: ${error}`),
  );
  return {
    isCancelled: () => reporter?.token.isCancellationRequested ?? false,
    report(done, of) {
      const percent = Math.floor((done / of) * 100);
      if (percent === shown) return;
      shown = percent;
      reporter?.report(percent, `${done} / ${of}`);
    },
    done() {
      isDone = true;
      reporter?.done();
    },
  };
}
