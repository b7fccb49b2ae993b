import { fromNative } from '../../core/node/native-path.ts';
import { keepTrainer as keep } from '../../core/node/training/user-folder.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { type KeepTrainerParams, keepTrainerRequest, type Refusable } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

/** Keeps where the trainer is, if it is one. */
export const keepTrainer: Feature = {
  capabilities: () => ({}),
  register({ connection, fileSystem, training: { disk, platform } }) {
    connection.onRequest(
      keepTrainerRequest,
      guard<KeepTrainerParams, Refusable>(connection, 'keep trainer', ({ path }) => {
        const { id } = trainerById(undefined);
        const training = trainingById(id);
        const folder = fromNative(path);
        const checkout = training.readCheckout(fileSystem, folder, platform.pythonIn);
        if (checkout.kind === 'none') return { reason: translate(checkout.reason) };
        try {
          const { python } = checkout.installation;
          keep(fileSystem, disk, platform.configFolder, id, { path: folder, python });
          return { reason: null };
        } catch (error) {
          return { reason: error instanceof Error ? error.message : String(error) };
        }
      }),
    );
  },
};
