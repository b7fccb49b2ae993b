import { message } from '../../core/message.ts';
import { type ExportResult, exportTrouble, exportJob as write } from '../../core/node/training/export-job.ts';
import { type ExportJobParams, type ExportJobResult, exportJobRequest } from '../../protocol/export-job.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Writes a run as a job for other machines. */
export const exportJob: Feature = {
  capabilities: () => ({}),
  register({ connection, training }) {
    connection.onRequest<ExportJobResult, never>(
      exportJobRequest,
      guard<ExportJobParams, ExportJobResult>(connection, 'export job', async (params, token) => {
        const [run, to] = [pathOfUri(params.run), pathOfUri(params.to)];
        if (run === undefined || to === undefined)
          return {
            kind: 'refused',
            reason: translate(message('{0} is no folder.', to ? params.run : params.to)),
          };
        const cancel = new AbortController();
        const listener = token.onCancellationRequested(() => cancel.abort());
        const reporter = connection.window.attachWorkDoneProgress(params.workDoneToken);
        const progress = (done: number, all: number) =>
          reporter.report(Math.floor((done / all) * 100), `${done} / ${all}`);
        reporter.begin('', 0, undefined, true);
        try {
          const wish = { run, to, withModels: params.withModels };
          return told(await write(training.disk, wish, { progress, signal: cancel.signal }));
        } catch (error) {
          return { kind: 'refused', reason: translate(exportTrouble(error)) };
        } finally {
          listener.dispose();
          reporter.done();
        }
      }),
    );
  },
};

function told(result: ExportResult): ExportJobResult {
  switch (result.kind) {
    case 'written':
      return {
        ...result,
        missing: result.missing.map(({ to }) => to),
        remarks: result.remarks.map(translate),
      };
    case 'refused':
      return { kind: 'refused', reason: translate(result.reason) };
    case 'given-up':
      return result;
  }
}
