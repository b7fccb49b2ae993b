import * as fs from 'node:fs';
import { cellsOf } from '../../core/generation/grid.ts';
import type { Grid } from '../../core/generation/grid-file.ts';
import { readGrid } from '../../core/node/generation/paint-grid.ts';
import { toNative } from '../../core/node/native-path.ts';
import { joinPath } from '../../core/path.ts';
import { sampleSettings } from '../../core/training/sample.ts';
import {
  type GridParams,
  type GridResult,
  type GridView,
  type GridViewCell,
  gridRequest,
} from '../../protocol/compare-epochs.ts';
import { isBeingPainted } from '../generation/paint-into.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Shows a comparison: prompts by checkpoint and weight. */
export const grid: Feature = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest<GridResult, never>(
      gridRequest,
      guard<GridParams, GridResult>(connection, 'comparison', ({ folder: uri }) => {
        const folder = pathOfUri(uri);
        const found = folder === undefined ? undefined : readGrid(folder);
        return folder !== undefined && found ? viewOf(folder, found) : null;
      }),
    );
  },
};

function viewOf(folder: string, { plan, failed, ...facts }: Grid): GridView {
  const cells = cellsOf(plan);
  const columns = cells.filter(({ prompt }) => prompt === 0);
  const { created, program, model } = facts;
  return {
    ...{ folder: uriOfPath(folder), created, program, model },
    isPainting: isBeingPainted(folder),
    columns: columns.map(({ checkpoint, weight }) => ({
      checkpoint: checkpoint === null ? null : (plan.checkpoints[checkpoint] ?? ''),
      weight,
    })),
    rows: plan.prompts.map((prompt, index) => ({
      prompt: prompt.prompt,
      negative: prompt.negative ?? null,
      settings: translate(
        sampleSettings({
          ...{ ...prompt, scale: prompt.guidance ?? prompt.scale },
          ...{ negative: prompt.negative, remarks: [] },
        }),
      ),
      cells: cells
        .filter((cell) => cell.prompt === index)
        .map(({ file }): GridViewCell => {
          const path = joinPath(folder, file);
          const modified = fs.statSync(toNative(path), { throwIfNoEntry: false })?.mtimeMs;
          if (modified !== undefined)
            return { kind: 'picture', uri: `${uriOfPath(path)}?${Math.round(modified)}` };
          const reason = failed[file];
          return reason === undefined ? { kind: 'waiting' } : { kind: 'failed', reason };
        }),
    })),
  };
}
