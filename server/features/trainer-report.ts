import { homeFolder } from '../../core/node/home-folder.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { lookAtTrainer } from '../../core/node/training/look-at-trainer.ts';
import { joinPath } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { reportTrainer, type TrainerCheck } from '../../core/training/trainer-report.ts';
import { trainerText } from '../../core/training/trainer-text.ts';
import { TRAINERS_FILE } from '../../core/training/user-files.ts';
import {
  type TrainerReport,
  type TrainerReportLine,
  type TrainerReportParams,
  trainerReportRequest,
} from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { withSignal } from '../with-signal.ts';
import type { Feature } from './feature.ts';

/** Tells what there is of the trainer, and what it lacks. */
export const trainerReport: Feature = {
  capabilities: () => ({}),
  register({ connection, fileSystem, training: { platform, trust } }) {
    connection.onRequest<TrainerReport, never>(
      trainerReportRequest,
      guard<TrainerReportParams, TrainerReport>(
        connection,
        'trainer report',
        async ({ uri, wish, isDeep }, token) => {
          trust.demand();
          const { id } = trainerById(undefined);
          const near = pathOfUri(uri) ?? fromNative(homeFolder());
          const facts = await withSignal(token, (signal) =>
            lookAtTrainer(fileSystem, platform, trainingById(id), {
              ...{ id, near, isDeep, signal },
              ...(wish.trainer === undefined ? {} : { trainer: wish.trainer }),
              ...(wish.python === undefined ? {} : { python: wish.python }),
            }),
          );
          const checks = reportTrainer(facts).map(asLine);
          return {
            checks,
            text: trainerText(checks).join('\n'),
            hasPython: facts.python !== undefined && 'packages' in facts.python,
            file: toNative(joinPath(platform.configFolder, TRAINERS_FILE)),
          };
        },
      ),
    );
  },
};

function asLine({ id, title, state, value, path, wayOut, act }: TrainerCheck): TrainerReportLine {
  return {
    ...{ id, state },
    title: translate(title),
    value: translate(value),
    path: path === undefined ? null : toNative(path),
    wayOut: wayOut ? translate(wayOut) : null,
    act: act ?? null,
  };
}
