import * as path from 'node:path';
import { joinPath } from '../../../path.ts';
import type { TrainingAdapter } from '../../../trainers/training-adapter.ts';
import { REMOTE } from '../../../training/models.ts';
import type { Options } from '../../../training/options.ts';
import type { Preflight } from '../../../training/problem.ts';
import { fromNative, toNative } from '../../native-path.ts';
import { isTaken } from '../../path-kind.ts';

/**
 * The files that options name and that aren't there.
 * @param folder where the trainer works, from which a relative path starts; undefined where that isn't known
 */
export function missingFiles(
  { fileOptions }: Pick<TrainingAdapter, 'fileOptions'>,
  options: Options,
  folder: string | undefined,
): Preflight['missingFiles'] {
  const isThere = (written: string) => {
    if (path.isAbsolute(toNative(written))) return isTaken(fromNative(written));
    return folder === undefined || REMOTE.test(written) || isTaken(joinPath(folder, written));
  };
  return fileOptions.flatMap((option) =>
    [options[option]]
      .flat()
      .filter((written) => typeof written === 'string')
      .filter((written) => written !== '' && !isThere(written))
      .map((written) => ({ option, path: written })),
  );
}
