import { message } from '../../core/message.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { sideOfNow, sideOfRun } from '../../core/node/training/run-sides.ts';
import { describeDiff } from '../../core/training/run-diff/describe-diff.ts';
import { diffRuns } from '../../core/training/run-diff/index.ts';
import type { RunSide } from '../../core/training/run-diff/side.ts';
import { type CompareRunsParams, type CompareRunsResult, compareRunsRequest } from '../../protocol/runs.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { prepare } from '../training/prepared.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells what differs between two runs, or between a run and its dataset as it is now. */
export const compareRuns: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, training } = context;
    const sideAt = (uri: string): RunSide | undefined => {
      const folder = pathOfUri(uri);
      const record = folder === undefined ? undefined : readRecord(training.disk, folder);
      return folder !== undefined && record ? sideOfRun(folder, record) : undefined;
    };
    connection.onRequest<CompareRunsResult, never>(
      compareRunsRequest,
      guard<CompareRunsParams, CompareRunsResult>(
        connection,
        'compare runs',
        async ({ run, other }, token) => {
          const before = sideAt(run);
          if (!before) return { kind: 'refused', reason: translate(message('This is no run: {0}.', run)) };
          const after = sideAt(other) ?? (await now());
          if (!after) return { kind: 'refused', reason: translate(message('There is no dataset here.')) };
          return { kind: 'compared', text: describeDiff(diffRuns(before, after), translate).join('\n') };

          async function now(): Promise<RunSide | undefined> {
            // The trainer's Python is asked what it has.
            training.trust.demand();
            const dataset = await datasetOfUri(context, other);
            const preparation = dataset && (await prepare(context, dataset, {}, token));
            return (
              preparation &&
              (await sideOfNow(training.disk, dataset, preparation, {
                isGivenUp: () => token.isCancellationRequested,
                digestOf: training.digestOf,
              }))
            );
          }
        },
      ),
    );
  },
};
