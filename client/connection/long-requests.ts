import * as vscode from 'vscode';
import {
  type LanguageClient,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from 'vscode-languageclient/node';

/** Requests that take long. */
export interface LongRequests {
  /** Sends one: shown with how far it is, to be given up by the user. */
  longRequest<Result>(method: string, params: object, title: string): Promise<Result>;
  /** The same, shown by who asks: `onShare` hears how far it is (0 to 1). */
  requestWithShare<Result>(
    method: string,
    params: object,
    token: vscode.CancellationToken,
    onShare: (share: number) => void,
  ): Promise<Result>;
}

/** So many requests with progress there were: each needs a name of its own. */
let longRequests = 0;

/** Sends a request and tells how far it is. */
export async function withShare<Result>(
  client: LanguageClient,
  method: string,
  params: object,
  token: vscode.CancellationToken,
  onReport: (report: WorkDoneProgressReport) => void,
): Promise<Result> {
  const workDoneToken = `lora-${++longRequests}`;
  const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'report') onReport(value);
  });
  try {
    return await client.sendRequest<Result>(method, { ...params, workDoneToken }, token);
  } finally {
    listener.dispose();
  }
}

/** What the client library makes of progress is a word in the status bar, where nobody finds how to stop it. */
export async function withProgress<Result>(
  client: LanguageClient,
  method: string,
  params: object,
  title: string,
): Promise<Result> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    let percent = 0;
    return withShare<Result>(client, method, params, token, ({ percentage, message }) => {
      const increment = Math.max(0, (percentage ?? percent) - percent);
      percent += increment;
      progress.report({ increment, ...(message === undefined ? {} : { message }) });
    });
  });
}
