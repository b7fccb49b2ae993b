import type { Connection } from 'vscode-languageserver/node';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { dataFolder } from '../../core/node/data-folder.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { toNative } from '../../core/node/native-path.ts';
import { readUserFiles } from '../../core/node/training/user-folder.ts';
import type { Session } from '../session/session.ts';
import type { Settings } from '../settings.ts';
import type { TrainingPorts } from '../training/ports.ts';
import { translate } from '../translate.ts';
import { DictionaryHost } from './dictionary-host.ts';

/** The dictionary host of a connection, on this machine. */
export function createDictionaries(
  connection: Connection,
  session: Session,
  settings: Settings,
  { platform }: TrainingPorts,
): DictionaryHost {
  return new DictionaryHost({
    session,
    settings,
    cache: cacheFolder(),
    data: dataFolder(),
    // The trainer's tagger has a list too.
    programs: () =>
      Object.values(readUserFiles(nodeFileSystem, platform.configFolder).trainers).map((trainer) =>
        toNative(trainer.path),
      ),
    log: (line) => connection.console.info(line),
    logError: (line) => connection.console.error(line),
    warn: (warning) => {
      Promise.resolve(connection.window.showWarningMessage(translate(warning))).catch(() => undefined);
    },
  });
}
