import * as fs from 'node:fs';
import type { GridPlan } from '../../core/generation/grid.ts';
import { GRID_FOLDER, goesOn } from '../../core/generation/grid-file.ts';
import { type Message, message } from '../../core/message.ts';
import { type GridStart, startOf, wantedBy } from '../../core/node/generation/begin-grid.ts';
import { wantedLora } from '../../core/node/generation/find-loras.ts';
import { findWebUi } from '../../core/node/generation/find-web-ui.ts';
import { readGrid } from '../../core/node/generation/paint-grid.ts';
import type { WebUi } from '../../core/node/generation/web-ui.ts';
import { toNative } from '../../core/node/native-path.ts';
import { basename, joinPath, splitExtension } from '../../core/path.ts';
import {
  type ContinueGridParams,
  continueGridRequest,
  type PaintGridParams,
  type PaintGridResult,
  paintGridRequest,
  type WebUiAddress,
} from '../../protocol/compare-epochs.ts';
import { type PaintedPlace, paintInto } from '../generation/paint-into.ts';
import { gridsOf, type RunToCompare, runToCompare } from '../generation/run-to-compare.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { troubleText } from '../trouble.ts';
import { pathOfUri } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Paints the pictures of a comparison into the run's folder, or goes on with one. */
export const paintGrid: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, training } = context;
    connection.onRequest<PaintGridResult, never>(
      paintGridRequest,
      guard<PaintGridParams, PaintGridResult>(connection, 'painting a comparison', (params, token) => {
        training.trust.demand();
        const folder = pathOfUri(params.run);
        const run = folder === undefined ? undefined : runToCompare(context, folder, params.source);
        if (!run) return refused(message('There is no such folder: {0}.', params.run));
        return withSignal(token, (signal) =>
          painting(context, params, signal, (ui) => newPlace(ui, run, params, signal)),
        );
      }),
    );
    connection.onRequest<PaintGridResult, never>(
      continueGridRequest,
      guard<ContinueGridParams, PaintGridResult>(
        connection,
        'going on with a comparison',
        (params, token) => {
          training.trust.demand();
          return withSignal(token, (signal) =>
            painting(context, { ...params, model: modelOf(params) }, signal, (ui) =>
              knownPlace(ui, params.folder, signal),
            ),
          );
        },
      ),
    );
  },
};

function refused(reason: Message): Extract<PaintGridResult, { kind: 'refused' }> {
  return { kind: 'refused', reason: translate(reason) };
}

/** What is painted, and with what; or why not. */
type Placed =
  | { readonly place: PaintedPlace; readonly start: GridStart }
  | Extract<PaintGridResult, { kind: 'refused' }>;

async function painting(
  context: FeatureContext,
  { address, model, workDoneToken }: WebUiAddress & { readonly workDoneToken?: string },
  signal: AbortSignal,
  placeOf: (ui: WebUi) => Promise<Placed>,
): Promise<PaintGridResult> {
  const reporter = context.connection.window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(translate(message('Painting')), 0, undefined, true);
  try {
    const ui = await findWebUi(address, signal, model === '' ? undefined : model);
    const placed = await placeOf(ui);
    if ('kind' in placed) return placed;
    return await paintInto(context, ui, placed.place, placed.start, reporter, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'refused', reason: troubleText(error) };
  } finally {
    reporter.done();
  }
}

/** The folder of the same comparison, where it was begun; else a new one. */
async function newPlace(
  ui: WebUi,
  { folder: run, prompts }: RunToCompare,
  { checkpoints, weights, hasBaseline, prompts: chosen }: PaintGridParams,
  signal: AbortSignal,
): Promise<Placed> {
  const paths = checkpoints.map(pathOfUri).filter((path) => path !== undefined);
  const plan: GridPlan = {
    prompts: chosen.flatMap((index) => prompts[index]?.prompt ?? []),
    checkpoints: paths.map((path) => splitExtension(basename(path))[0]),
    ...{ weights, hasBaseline },
  };
  const start = await startOf(ui, paths.map(wantedLora), signal);
  const same = gridsOf(run).find(({ grid }) => goesOn(grid, plan, start));
  if (same) return { place: { plan, folder: same.folder, created: same.grid.created }, start };
  const created = new Date().toISOString();
  return { place: { plan, folder: newFolder(joinPath(run, GRID_FOLDER), created), created }, start };
}

/** A folder that nobody has, by the time. */
function newFolder(all: string, created: string): string {
  const name = created.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  for (let number = 1; ; number++) {
    const folder = joinPath(all, number === 1 ? name : `${name}-${number}`);
    if (!fs.existsSync(toNative(folder))) return folder;
  }
}

/** Nobody has to name the base model again. */
function modelOf({ folder: uri, model }: ContinueGridParams): string {
  const folder = pathOfUri(uri);
  return model === '' ? ((folder === undefined ? undefined : readGrid(folder)?.model) ?? '') : model;
}

/** A comparison as it was begun: it goes on with the same program, base model and files. */
async function knownPlace(ui: WebUi, uri: string, signal: AbortSignal): Promise<Placed> {
  const folder = pathOfUri(uri);
  const grid = folder === undefined ? undefined : readGrid(folder);
  if (folder === undefined || !grid) return refused(message('This comparison is no longer there.'));
  const { plan, created } = grid;
  const start = await startOf(ui, wantedBy(grid), signal);
  if (goesOn(grid, plan, start)) return { place: { folder, plan, created }, start };
  const painter = [grid.program, ...(grid.model === null ? [] : [grid.model])].join(', ');
  const now = [start.program, ...(start.model === null ? [] : [start.model])].join(', ');
  return refused(message('It was begun with {0}; there is {1} now.', painter, now));
}
