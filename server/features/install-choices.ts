import { homeFolder } from '../../core/node/home-folder.ts';
import { probeGpus } from '../../core/node/training/probe-machine.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { torchTitle } from '../../core/training/install/torch-title.ts';
import { type InstallChoices, installChoicesRequest } from '../../protocol/installation.ts';
import { guard } from '../guard.ts';
import { translate } from '../translate.ts';
import type { Feature } from './feature.ts';

/** Tells which trainers could be installed, and which PyTorch fits this machine. */
export const installChoices: Feature = {
  capabilities: () => ({}),
  register({ connection, training: { platform, trust } }) {
    connection.onRequest<InstallChoices, never>(
      installChoicesRequest,
      guard<unknown, InstallChoices>(connection, 'install choices', async () => {
        trust.demand();
        const { sources, torchChoices } = trainingById(trainerById(undefined).id);
        const { gpus } = await probeGpus(platform);
        return {
          home: homeFolder(),
          trainers: sources.map(({ kind, version, repository }) => ({ kind, version, repository })),
          torches: torchChoices({ system: platform.system, gpus }).map((choice) => ({
            title: translate(torchTitle(choice)),
            packages: choice.packages.join(' '),
            index: choice.index ?? '',
          })),
          gpus: gpus.map(({ name, driver }) => `${name} (${driver})`),
        };
      }),
    );
  },
};
