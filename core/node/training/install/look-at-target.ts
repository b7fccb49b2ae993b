import { message } from '../../../message.ts';
import { joinPath } from '../../../path.ts';
import {
  type EnvironmentState,
  type InstallWish,
  OWN,
  type TargetState,
} from '../../../training/install/plan.ts';
import type { DoneSteps } from '../../../training/install/record.ts';
import { ENVIRONMENTS } from '../../../training/installation.ts';
import { digestOf } from '../../digest.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { kindAt, leadsSomewhere } from '../../path-kind.ts';
import { hasPackage } from '../../site-packages.ts';
import { hasNothing, readDone, readIfThere } from './done-steps.ts';

/**
 * What lies where a trainer is to be installed. What can't be looked at is never taken for missing: it would be written anew.
 * @param pythonIn where an environment has its Python
 * @throws the system's error
 */
export function lookAtTarget(
  disk: JournalDisk,
  { source, folder }: InstallWish,
  pythonIn: string,
): TargetState {
  const kind = kindAt(folder);
  if (kind === undefined) return { kind: 'free' };
  if (kind === 'file') return { kind: 'other', reason: message('"{0}" is a file.', folder) };
  if (disk.names(folder).length === 0) return { kind: 'free' };
  const missing = source.files.find((file) => kindAt(joinPath(folder, file)) !== 'file');
  const got = readDone(disk, joinPath(folder, '.git'));
  if (got === undefined && missing !== undefined) {
    const reason = message(
      '"{0}" is not empty, and no {1}: there is no {2} in it.',
      folder,
      source.kind,
      missing,
    );
    return { kind: 'other', reason };
  }
  return {
    kind: 'checkout',
    got,
    environment: environmentIn(disk, folder, pythonIn),
    requirements: digestOfFiles(
      disk,
      source.requirementFiles.map((file) => joinPath(folder, file)),
    ),
  };
}

function environmentIn(disk: JournalDisk, folder: string, pythonIn: string): EnvironmentState {
  const states = ENVIRONMENTS.map((name): EnvironmentState => {
    const environment = joinPath(folder, name);
    const kind = kindAt(environment);
    if (kind === undefined) return { kind: 'none' };
    if (kind === 'file') return { kind: 'broken', folder: environment };
    const hasPython = leadsSomewhere(joinPath(environment, pythonIn));
    const done = readDone(disk, environment);
    // Without its Python, one that we made has nothing of what was put into it; another one is not ours to make anew.
    const isOurs = done !== undefined && done['environment'] !== OWN;
    if (isOurs) return { kind: 'there', folder: environment, done: hasPython ? done : {} };
    if (hasPython) return { kind: 'there', folder: environment, done: done ?? ownIn(environment) };
    return hasNothing(disk, environment) ? { kind: 'none' } : { kind: 'broken', folder: environment };
  });
  const find = (kind: EnvironmentState['kind']) => states.find((state) => state.kind === kind);
  return find('there') ?? find('broken') ?? { kind: 'none' };
}

/** An environment that the user made keeps its PyTorch. */
function ownIn(environment: string): DoneSteps {
  return { environment: OWN, ...(hasPackage(environment, 'torch') ? { torch: OWN } : {}) };
}

function digestOfFiles(disk: JournalDisk, files: readonly string[]): string {
  return digestOf(Buffer.concat(files.map((file) => readIfThere(disk, file) ?? Buffer.from(''))));
}
