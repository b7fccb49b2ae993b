import { keepModel as keep } from '../../core/node/training/user-folder.ts';
import { type KeepModelParams, keepModelRequest, type Refusable } from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import type { Feature } from './feature.ts';

/** Keeps where a base model is, by its name. */
export const keepModel: Feature = {
  capabilities: () => ({}),
  register({ connection, fileSystem, training: { disk, platform } }) {
    connection.onRequest(
      keepModelRequest,
      guard<KeepModelParams, Refusable>(connection, 'keep model', ({ name, path }) => {
        try {
          keep(fileSystem, disk, platform.configFolder, name, path);
          return { reason: null };
        } catch (error) {
          return { reason: error instanceof Error ? error.message : String(error) };
        }
      }),
    );
  },
};
