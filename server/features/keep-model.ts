import { keepModel as keep, keepModelPart } from '../../core/node/training/user-folder.ts';
import { partNames } from '../../core/training/model-parts.ts';
import { type KeepModelParams, keepModelRequest, type Refusable } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { troubleText } from '../trouble.ts';
import type { Feature } from './feature.ts';

/** Keeps where a base model is, or a file that belongs to it, by its name. */
export const keepModel: Feature = {
  capabilities: () => ({}),
  register({ connection, fileSystem, training: { disk, platform } }) {
    connection.onRequest(
      keepModelRequest,
      guard<KeepModelParams, Refusable>(connection, 'keep model', ({ name, path, part }) => {
        try {
          const known = partNames.find((one) => one === part);
          if (part === undefined) keep(fileSystem, disk, platform.configFolder, name, path);
          else if (known) keepModelPart(fileSystem, disk, platform.configFolder, name, { part: known, path });
          else return { reason: `${part}: no base model has such a file.` };
          return { reason: null };
        } catch (error) {
          return { reason: troubleText(error) };
        }
      }),
    );
  },
};
