import { fromNative } from '../../core/node/native-path.ts';
import { keepTrainer as keep, readUserFiles } from '../../core/node/training/user-folder.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { type KeepTrainerParams, type KeptTrainer, keepTrainerRequest } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import { troubleText } from '../trouble.ts';
import type { Feature } from './feature.ts';

/** Keeps where the trainer is, if it is one. */
export const keepTrainer: Feature = {
  capabilities: () => ({}),
  register({ connection, fileSystem, training: { disk, platform } }) {
    connection.onRequest(
      keepTrainerRequest,
      guard<KeepTrainerParams, KeptTrainer>(connection, 'keep trainer', ({ path, python: named }) => {
        const { id } = trainerById(undefined);
        const training = trainingById(id);
        const folder = fromNative(path);
        const checkout = training.readCheckout(fileSystem, folder, platform.pythonIn);
        if (checkout.kind === 'none') return { reason: translate(checkout.reason), lacksPython: false };
        try {
          const { python } = checkout.installation;
          const other = named === undefined ? {} : { named: fromNative(named) };
          keep(fileSystem, disk, platform.configFolder, id, { path: folder, python, ...other });
          const kept = readUserFiles(fileSystem, platform.configFolder).trainers[id]?.python;
          return { reason: null, lacksPython: python === undefined && kept === undefined };
        } catch (error) {
          const reason = troubleText(error);
          return { reason, lacksPython: false };
        }
      }),
    );
  },
};
