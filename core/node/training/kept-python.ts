import type { FileSystem } from '../../ports.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { pathAsWritten } from '../path-as-written.ts';
import type { Platform } from '../platform/index.ts';
import { withNamedPython } from './named-python.ts';
import { readUserFiles } from './user-folder.ts';

/** The Python of the trainer that the user's own file names; undefined where it names none that is there. @param id the trainer's */
export function keptPython(
  fileSystem: FileSystem,
  platform: Platform,
  training: TrainingAdapter,
  id: string,
): string | undefined {
  const user = readUserFiles(fileSystem, platform.configFolder);
  const path = user.trainers[id]?.path;
  if (path === undefined) return undefined;
  const checkout = training.readCheckout(fileSystem, pathAsWritten(path), platform.pythonIn);
  if (checkout.kind !== 'found') return undefined;
  return withNamedPython(checkout.installation, user, id, {}).python;
}
