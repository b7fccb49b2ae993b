import * as fs from 'node:fs';
import { message } from '../../../message.ts';
import { joinPath } from '../../../path.ts';
import {
  type EnvironmentState,
  type InstallWish,
  OWN,
  type TargetState,
} from '../../../training/install/plan.ts';
import { type DoneSteps, INSTALL_FILE, parseDoneSteps } from '../../../training/install/record.ts';
import { ENVIRONMENTS } from '../../../training/installation.ts';
import { digestOf } from '../../digest.ts';
import { toNative } from '../../native-path.ts';
import { isTaken, pathKind } from '../../path-kind.ts';
import { hasPackage } from '../../site-packages.ts';

/** What lies where a trainer is to be installed. @param pythonIn where an environment has its Python */
export function lookAtTarget({ source, folder }: InstallWish, pythonIn: string): TargetState {
  const kind = pathKind(folder);
  if (typeof kind !== 'string') {
    if (kind.failure === 'missing') return { kind: 'free' };
    return { kind: 'other', reason: message('"{0}" can not be looked into.', folder) };
  }
  if (kind === 'file') return { kind: 'other', reason: message('"{0}" is a file.', folder) };
  if (fs.readdirSync(toNative(folder)).length === 0) return { kind: 'free' };
  const missing = source.files.filter((file) => pathKind(joinPath(folder, file)) !== 'file');
  const got = readDone(joinPath(folder, `.git/${INSTALL_FILE}`));
  if (got === undefined && missing.length > 0) {
    const reason = message(
      '"{0}" is not empty, and no {1}: there is no {2} in it.',
      folder,
      source.kind,
      missing[0] ?? '',
    );
    return { kind: 'other', reason };
  }
  return {
    kind: 'checkout',
    got,
    environment: environmentIn(folder, pythonIn),
    requirements: digestOfFiles(source.requirementFiles.map((file) => joinPath(folder, file))),
  };
}

function environmentIn(folder: string, pythonIn: string): EnvironmentState {
  const states = ENVIRONMENTS.map((name): EnvironmentState => {
    const environment = joinPath(folder, name);
    const done = readDone(joinPath(environment, INSTALL_FILE));
    if (done !== undefined) return { kind: 'there', folder: environment, done };
    if (fs.existsSync(toNative(joinPath(environment, pythonIn))))
      return { kind: 'there', folder: environment, done: ownIn(environment) };
    return isTaken(environment) && !isEmpty(environment)
      ? { kind: 'broken', folder: environment }
      : { kind: 'none' };
  });
  const find = (kind: EnvironmentState['kind']) => states.find((state) => state.kind === kind);
  return find('there') ?? find('broken') ?? { kind: 'none' };
}

/** An environment that the user made keeps its PyTorch. */
function ownIn(environment: string): DoneSteps {
  return { environment: OWN, ...(hasPackage(environment, 'torch') ? { torch: OWN } : {}) };
}

function isEmpty(folder: string): boolean {
  return pathKind(folder) === 'folder' && fs.readdirSync(toNative(folder)).length === 0;
}

/** What a file of ours says is done; undefined where it is not there, or none of ours. */
function readDone(file: string): DoneSteps | undefined {
  const text = read(file);
  return text === undefined ? undefined : parseDoneSteps(text.toString('utf8'));
}

function digestOfFiles(files: readonly string[]): string {
  return digestOf(Buffer.concat(files.map((file) => read(file) ?? Buffer.from(''))));
}

function read(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(toNative(file));
  } catch {
    return undefined;
  }
}
