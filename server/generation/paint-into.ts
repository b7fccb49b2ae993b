import type { GridPlan } from '../../core/generation/grid.ts';
import { message } from '../../core/message.ts';
import type { GridStart } from '../../core/node/generation/begin-grid.ts';
import { type GridProgress, paintGrid } from '../../core/node/generation/paint-grid.ts';
import type { WebUi } from '../../core/node/generation/web-ui.ts';
import {
  type GridChanged,
  gridChangedNotification,
  type PaintGridResult,
} from '../../protocol/compare-epochs.ts';
import type { FeatureContext } from '../features/feature.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';

/** Folders of comparisons that are being painted: two would paint the same pictures. */
const painted = new Set<string>();

export function isBeingPainted(folder: string): boolean {
  return painted.has(folder);
}

/** A comparison and where it is painted. */
export interface PaintedPlace {
  readonly folder: string;
  readonly plan: GridPlan;
  readonly created: string;
}

/** Paints what is missing of a comparison, and tells how far it is. */
export async function paintInto(
  { connection }: FeatureContext,
  ui: WebUi,
  { folder, plan, created }: PaintedPlace,
  { names, model, hashes }: GridStart,
  reporter: { report(percentage: number, text: string): void },
  signal: AbortSignal,
): Promise<PaintGridResult> {
  if (painted.has(folder))
    return { kind: 'refused', reason: translate(message('It is being painted already.')) };
  const tell = () => {
    const changed: GridChanged = { folder: uriOfPath(folder) };
    void connection.sendNotification(gridChangedNotification, changed);
  };
  painted.add(folder);
  try {
    const work = { plan, names, created, model, hashes };
    const onProgress = ({ done, all, cell, share }: GridProgress) => {
      const isDone = share === 1;
      const part = isDone ? '' : ` · ${Math.round(100 * share)} %`;
      const number = isDone ? done : done + 1;
      const percent = (100 * (isDone ? done : done + share)) / all;
      reporter.report(Math.round(percent), `${number}/${all} ${labelOf(plan, cell)}${part}`);
      if (isDone) tell();
    };
    const end = await paintGrid(ui, folder, work, signal, onProgress, tell);
    return {
      kind: 'painted',
      folder: uriOfPath(folder),
      end: end.kind === 'lost' ? 'lost' : 'done',
      ...{ painted: end.painted, failed: end.failed, reason: end.error ?? null },
    };
  } finally {
    painted.delete(folder);
    tell();
  }
}

function labelOf(
  { checkpoints }: GridPlan,
  { checkpoint, weight }: { readonly checkpoint: number | null; readonly weight: number },
): string {
  return checkpoint === null ? translate(message('without a LoRA')) : `${checkpoints[checkpoint]} ${weight}`;
}
