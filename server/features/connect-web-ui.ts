import * as fs from 'node:fs';
import { copyLoras } from '../../core/node/generation/copy-loras.ts';
import { findLoras, othersIn, wantedLora } from '../../core/node/generation/find-loras.ts';
import { findWebUi } from '../../core/node/generation/find-web-ui.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { basename } from '../../core/path.ts';
import {
  type ConnectWebUiParams,
  type ConnectWebUiResult,
  type CopyLorasParams,
  type CopyLorasResult,
  connectWebUiRequest,
  copyLorasRequest,
} from '../../protocol/compare-epochs.ts';
import { guard } from '../guard.ts';
import { troubleText } from '../trouble.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature } from './feature.ts';

/** Asks a program that paints whether it is there and has some LoRAs, and copies those that it lacks. */
export const connectWebUi: Feature = {
  capabilities: () => ({}),
  register({ connection, training: { trust } }) {
    connection.onRequest<ConnectWebUiResult, never>(
      connectWebUiRequest,
      guard<ConnectWebUiParams, ConnectWebUiResult>(connection, 'connecting', (params, token) => {
        trust.demand();
        return withSignal(token, (signal) => connect(params, signal));
      }),
    );
    connection.onRequest<CopyLorasResult, never>(
      copyLorasRequest,
      guard<CopyLorasParams, CopyLorasResult>(connection, 'copying LoRAs', (params, token) => {
        trust.demand();
        return withSignal(token, async (signal) => {
          const reporter = connection.window.attachWorkDoneProgress(params.workDoneToken);
          reporter.begin('', 0, undefined, true);
          const files = pathsOf(params.files);
          try {
            const copied = await copyLoras(files, fromNative(params.folder), signal, (done) =>
              reporter.report(Math.round((100 * done) / files.length)),
            );
            return {
              failed: copied.flatMap((one) =>
                one.kind === 'failed' ? [{ file: basename(one.file), reason: one.error }] : [],
              ),
            };
          } finally {
            reporter.done();
          }
        });
      }),
    );
  },
};

async function connect(
  { address, model, checkpoints }: ConnectWebUiParams,
  signal: AbortSignal,
): Promise<ConnectWebUiResult> {
  try {
    const ui = await findWebUi(address, signal, model === '' ? undefined : model);
    const paths = pathsOf(checkpoints);
    // What was copied a moment ago it knows only then.
    await ui.refresh(signal);
    const found = await findLoras(ui, paths.map(wantedLora), signal);
    const others = othersIn(ui, found);
    if (others !== undefined) return { kind: 'refused', reason: others };
    const folder = await ui.loraFolder(signal).catch(() => undefined);
    return {
      kind: 'connected',
      program: ui.name,
      model: (await ui.model(signal)) ?? null,
      models: await ui.models(signal),
      missing: paths.filter((_, index) => found[index]?.name === undefined).map(uriOfPath),
      folder: folder !== undefined && fs.existsSync(folder) ? folder : null,
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'refused', reason: troubleText(error) };
  }
}

function pathsOf(uris: readonly string[]): readonly string[] {
  return uris.map(pathOfUri).filter((path) => path !== undefined);
}
