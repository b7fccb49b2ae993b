import { isWithin, joinPath } from '../../core/path.ts';
import { RUNS } from '../../core/training/run-name.ts';
import {
  allRunsRequest,
  type RunParams,
  type RunResult,
  type RunsStatus,
  runRequest,
  runsNotification,
} from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells the runs of all datasets, once for all changes of a moment; and any run that is asked for. */
export const runs: Feature = {
  capabilities: () => ({}),
  register({ connection, session, runs: all, onDidChangeFiles }) {
    const search = (root: string) =>
      all.search(root).catch((error: unknown) => connection.console.error(`runs are not found: ${error}`));
    const searched = new Map<string, Promise<void>>();
    session.onDidChange(({ root }) => {
      if (session.datasetAt(root) && !searched.has(root)) searched.set(root, search(root));
    });
    onDidChangeFiles((paths) => {
      for (const { root } of session.datasets)
        if (paths.some((path) => isWithin(path, joinPath(root, RUNS)))) void search(root);
    });
    let sent = '';
    all.onDidChange(() => {
      const status: RunsStatus = { runs: all.views };
      const text = JSON.stringify(status);
      if (text === sent) return;
      sent = text;
      void connection.sendNotification(runsNotification, status);
    });
    connection.onRequest<RunsStatus, never>(
      allRunsRequest,
      guard<undefined, RunsStatus>(connection, 'runs', async () => {
        await session.ready();
        await Promise.all(searched.values());
        return { runs: all.views };
      }),
    );
    connection.onRequest<RunResult, never>(
      runRequest,
      guard<RunParams, RunResult>(connection, 'run', async ({ run }) => {
        const folder = pathOfUri(run);
        return (folder === undefined ? undefined : await all.view(folder)) ?? null;
      }),
    );
  },
};
