import { stopRun as stop } from '../../core/node/training/stop-run.ts';
import { type KeepResult, type StopRunParams, stopRunRequest } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Asks a run to stop. */
export const stopRun: Feature = {
  capabilities: () => ({}),
  register({ connection, training }) {
    connection.onRequest(
      stopRunRequest,
      guard<StopRunParams, KeepResult>(connection, 'stop run', async ({ run, when }) => {
        training.trust.demand();
        const folder = pathOfUri(run);
        if (folder === undefined) return { reason: 'it is no folder' };
        try {
          await stop(training.disk, training.platform, training.cli, folder, when);
          return { reason: null };
        } catch (error) {
          return { reason: error instanceof Error ? error.message : String(error) };
        }
      }),
    );
  },
};
