import { type GridPlan, isSamePlan } from '../../core/generation/grid.ts';
import { GRID_FOLDER } from '../../core/generation/grid-file.ts';
import { gridPrompts } from '../../core/generation/grid-prompts.ts';
import { matchLoras } from '../../core/generation/match-loras.ts';
import { message } from '../../core/message.ts';
import { findWebUi } from '../../core/node/generation/find-web-ui.ts';
import { paintGrid as paint } from '../../core/node/generation/paint-grid.ts';
import { basename, joinPath, splitExtension } from '../../core/path.ts';
import {
  type GridChanged,
  gridChangedNotification,
  type PaintGridParams,
  type PaintGridResult,
  paintGridRequest,
} from '../../protocol/compare-epochs.ts';
import { gridsOf, type RunToCompare, runToCompare } from '../generation/run-to-compare.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Paints the pictures of a comparison into the run's folder. */
export const paintGrid: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest<PaintGridResult, never>(
      paintGridRequest,
      guard<PaintGridParams, PaintGridResult>(
        context.connection,
        'painting a comparison',
        (params, token) => {
          context.training.trust.demand();
          const folder = pathOfUri(params.run);
          const run = folder === undefined ? undefined : runToCompare(context, folder);
          if (!run)
            return { kind: 'refused', reason: translate(message('This is no run: {0}.', params.run)) };
          return withSignal(token, (signal) => paintRun(context, run, params, signal));
        },
      ),
    );
  },
};

async function paintRun(
  { connection }: FeatureContext,
  run: RunToCompare,
  params: PaintGridParams,
  signal: AbortSignal,
): Promise<PaintGridResult> {
  const reporter = connection.window.attachWorkDoneProgress(params.workDoneToken);
  reporter.begin(translate(message('Painting')), 0, undefined, true);
  try {
    const ui = await findWebUi(params.address, signal, params.model === '' ? undefined : params.model);
    const stems = params.checkpoints.flatMap((uri) => {
      const path = pathOfUri(uri);
      return path === undefined ? [] : [splitExtension(basename(path))[0]];
    });
    const names = matchLoras(stems, await ui.loras(signal));
    const lacking = stems.filter((_, index) => names[index] === undefined);
    if (lacking.length > 0)
      return {
        kind: 'refused',
        reason: translate(message('{0} does not have {1}.', ui.name, lacking.join(', '))),
      };
    const chosen = params.prompts.filter((index) => run.samples[index] !== undefined);
    const samples = chosen.flatMap((index) => run.samples[index] ?? []);
    const { weights, hasBaseline } = params;
    const plan: GridPlan = {
      prompts: gridPrompts(samples, (at) => run.samplers[chosen[at] ?? -1]),
      checkpoints: stems,
      weights,
      hasBaseline,
    };
    const { folder, created } = placeOf(run.folder, plan);
    const tell = () => {
      const changed: GridChanged = { folder: uriOfPath(folder) };
      void connection.sendNotification(gridChangedNotification, changed);
    };
    const known = names.filter((name) => name !== undefined);
    const end = await paint(
      ui,
      folder,
      { plan, names: known, created },
      signal,
      ({ done, all, cell, share }) => {
        const isDone = share === 1;
        const part = isDone ? '' : ` · ${Math.round(100 * share)} %`;
        const number = isDone ? done : done + 1;
        const percent = (100 * (isDone ? done : done + share)) / all;
        reporter.report(Math.round(percent), `${number}/${all} ${labelOf(stems, cell)}${part}`);
        if (isDone) tell();
      },
    );
    tell();
    return {
      kind: 'painted',
      folder: uriOfPath(folder),
      end: end.kind === 'lost' ? 'lost' : 'done',
      ...{ painted: end.painted, failed: end.failed, reason: end.error ?? null },
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    reporter.done();
  }
}

/** The folder of the same comparison, where it was begun; else a new one. */
function placeOf(run: string, plan: GridPlan): { readonly folder: string; readonly created: string } {
  const same = gridsOf(run).find(({ grid }) => isSamePlan(grid.plan, plan));
  if (same) return { folder: same.folder, created: same.grid.created };
  const created = new Date().toISOString();
  const name = created.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return { folder: joinPath(joinPath(run, GRID_FOLDER), name), created };
}

function labelOf(
  stems: readonly string[],
  { checkpoint, weight }: { readonly checkpoint: number | null; readonly weight: number },
): string {
  return checkpoint === null ? translate(message('without a LoRA')) : `${stems[checkpoint]} ${weight}`;
}
