import { message } from '../../core/message.ts';
import { readRunStatus } from '../../core/node/training/run-status.ts';
import { stopRun as stop } from '../../core/node/training/stop-run.ts';
import { type Refusable, type StopRunParams, stopRunRequest } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { troubleText } from '../trouble.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Asks a run to stop. */
export const stopRun: Feature = {
  capabilities: () => ({}),
  register({ connection, training }) {
    connection.onRequest(
      stopRunRequest,
      guard<StopRunParams, Refusable>(connection, 'stop run', async ({ run, when }) => {
        const folder = pathOfUri(run);
        if (folder === undefined) return { reason: translate(message('{0} is no folder.', run)) };
        // The wish is a file; only where nobody looks after the run, somebody has to be started who does.
        const status = await readRunStatus(training.disk, training.platform, folder);
        if (status?.watch === 'unsupervised') training.trust.demand();
        try {
          await stop(training.disk, training.platform, training.cli, folder, when);
          return { reason: null };
        } catch (error) {
          return { reason: troubleText(error) };
        }
      }),
    );
  },
};
