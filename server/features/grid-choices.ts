import * as fs from 'node:fs';
import { cellsOf, type GridPlan } from '../../core/generation/grid.ts';
import { message } from '../../core/message.ts';
import { toNative } from '../../core/node/native-path.ts';
import { basename, joinPath, splitExtension } from '../../core/path.ts';
import { sampleSettings } from '../../core/training/sample.ts';
import {
  type GridChoicesParams,
  type GridChoicesResult,
  gridChoicesRequest,
} from '../../protocol/compare-epochs.ts';
import { gridsOf, runToCompare } from '../generation/run-to-compare.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells which checkpoints and prompts of a run can be compared. */
export const gridChoices: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest<GridChoicesResult, never>(
      gridChoicesRequest,
      guard<GridChoicesParams, GridChoicesResult>(
        context.connection,
        'choices of a comparison',
        ({ run, source }) => {
          const folder = pathOfUri(run);
          const found = folder === undefined ? undefined : runToCompare(context, folder, source);
          if (!found)
            return { kind: 'refused', reason: translate(message('There is no such folder: {0}.', run)) };
          return {
            kind: 'choices',
            checkpoints: found.checkpoints.map((path) => ({
              name: splitExtension(basename(path))[0],
              uri: uriOfPath(path),
              size: fs.statSync(toNative(path), { throwIfNoEntry: false })?.size ?? 0,
            })),
            prompts: found.prompts.map(({ sample }, index) => ({
              index,
              text: sample.prompt,
              negative: sample.negative ?? null,
              settings: translate(sampleSettings(sample)),
            })),
            grids: gridsOf(found.folder).map(({ folder: at, grid }) => ({
              folder: uriOfPath(at),
              created: grid.created,
              checkpoints: grid.plan.checkpoints,
              prompts: grid.plan.prompts.length,
              ...picturesOf(at, grid.plan),
            })),
          };
        },
      ),
    );
  },
};

function picturesOf(folder: string, plan: GridPlan): { readonly there: number; readonly all: number } {
  const cells = cellsOf(plan);
  const there = cells.filter(({ file }) => fs.existsSync(toNative(joinPath(folder, file))));
  return { there: there.length, all: cells.length };
}
