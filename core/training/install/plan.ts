import { type Message, message } from '../../message.ts';
import { joinPath } from '../../path.ts';
import type { DoneSteps } from './record.ts';
import type { TorchChoice, TrainerSource } from './trainer-source.ts';

/** What is to be installed. Paths are in core's form. */
export interface InstallWish {
  readonly source: TrainerSource;
  readonly folder: string;
  readonly repository: string;
  /** A tag, a branch or a commit; empty for what the repository has first. */
  readonly version: string;
  readonly torch: Pick<TorchChoice, 'packages' | 'index'>;
  /** Where all other packages come from; undefined for the index that pip or uv uses anyway. */
  readonly index: string | undefined;
}

/** A Python that can make a virtual environment. */
export interface BasePython {
  /** A program and its first arguments: `py -3.10`. */
  readonly command: readonly [string, ...string[]];
  /** `3.10.14`. */
  readonly version: string;
}

/** What was found where it is to be installed, and of the tools. */
export interface InstallFacts {
  readonly target: TargetState;
  /** Where an environment has its Python: `bin/python`. */
  readonly pythonIn: string;
  /** Undefined where there is no git. */
  readonly git: string | undefined;
  /** The program, where uv is there. */
  readonly uv: string | undefined;
  readonly python: BasePython | undefined;
}

/** What lies where the trainer is to be. */
export type TargetState =
  /** Nothing, or an empty folder. */
  | { readonly kind: 'free' }
  | { readonly kind: 'other'; readonly reason: Message }
  | {
      readonly kind: 'checkout';
      /** What was done by us to the checkout; undefined for one that somebody else made. */
      readonly got: DoneSteps | undefined;
      readonly environment: EnvironmentState;
      /** A digest of the files that say what is needed. */
      readonly requirements: string;
    };

/** What virtual environment a checkout has. */
export type EnvironmentState =
  | { readonly kind: 'none' }
  /** Half made ones of ours too. What somebody else made and put into one counts as done. */
  | { readonly kind: 'there'; readonly folder: string; readonly done: DoneSteps }
  /** A folder of this name without a Python in it, which is not ours. */
  | { readonly kind: 'broken'; readonly folder: string };

export type StepId = 'get' | 'version' | 'environment' | 'torch' | 'requirements';

/** A program to run. */
export interface InstallCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The working folder; undefined for any. */
  readonly folder: string | undefined;
}

/** One step of an installation, in the order in which they are done. */
export interface InstallStep {
  readonly id: StepId;
  readonly title: Message;
  readonly commands: readonly InstallCommand[];
  /** By which a later run knows that it is done: what it was done with. */
  readonly mark: string;
  readonly isDone: boolean;
}

/** What stands against an installation, and what helps. */
export interface InstallRefusal {
  readonly message: Message;
  readonly wayOut?: Message;
}

export type InstallPlan =
  | {
      readonly kind: 'steps';
      /** The folder of the virtual environment. */
      readonly environment: string;
      readonly python: string;
      readonly steps: readonly InstallStep[];
    }
  | { readonly kind: 'refused'; readonly refusal: InstallRefusal };

/** What the user has who made an environment, or put a PyTorch into it, without us. */
export const OWN = 'own';

/** Where a checkout is put until it is whole. */
export function partialOf(folder: string): string {
  return `${folder}.partial`;
}

/** The steps of an installation: nothing is done twice, nothing is put into what is no trainer. */
export function planInstall(wish: InstallWish, facts: InstallFacts): InstallPlan {
  const refusal = refuse(wish, facts);
  if (refusal) return { kind: 'refused', refusal };
  const environment = environmentOf(facts);
  const [venv, done] =
    environment.kind === 'there'
      ? [environment.folder, environment.done]
      : [joinPath(wish.folder, 'venv'), {}];
  const python = joinPath(venv, facts.pythonIn);
  const steps = [
    ...getSteps(wish, facts),
    environmentStep(facts, venv, done),
    torchStep(wish, facts, python, done),
    requirementsStep(wish, facts, python, done),
  ];
  return { kind: 'steps', environment: venv, python, steps };
}

function environmentOf({ target }: InstallFacts): EnvironmentState {
  return target.kind === 'checkout' ? target.environment : { kind: 'none' };
}

function refuse({ folder, version, source }: InstallWish, facts: InstallFacts): InstallRefusal | undefined {
  const { target, git, uv, python } = facts;
  if (target.kind === 'other') return { message: target.reason, wayOut: message('Name an empty folder.') };
  if (version !== '' && !/^[A-Za-z0-9_][A-Za-z0-9_./+-]*$/.test(version))
    return { message: message('"{0}" is no name of a version.', version) };
  const needsGit = target.kind === 'free' || target.got !== undefined;
  if (needsGit && git === undefined) {
    return {
      message: message('git is missing, which gets the trainer.'),
      wayOut: message('Install it (https://git-scm.com/downloads, or by your system), then run this again.'),
    };
  }
  const environment = environmentOf(facts);
  if (environment.kind === 'broken') {
    return {
      message: message('"{0}" is there, but has no Python in it.', environment.folder),
      wayOut: message('Remove that folder, or give it another name, then run this again.'),
    };
  }
  const isMade = environment.kind === 'there' && environment.done['environment'] !== undefined;
  if (isMade || uv !== undefined || python !== undefined) return undefined;
  return {
    message: message(
      'There is no Python {0} here that could be used for {1}.',
      source.pythons.join(', '),
      source.kind,
    ),
    wayOut: message(
      'Install uv (https://docs.astral.sh/uv/), which brings its own Python, or Python {0} with venv (on Debian and Ubuntu: python3-venv), or name one with --python. Nothing was changed in {1}.',
      source.pythons[0] ?? '',
      folder,
    ),
  };
}

function getSteps(wish: InstallWish, { target }: InstallFacts): readonly InstallStep[] {
  const { source, folder, repository, version } = wish;
  const mark = `${repository} ${version}`;
  if (target.kind === 'checkout') {
    // What somebody else got they may have changed, and want as it is.
    if (target.got === undefined) return [];
    const isDone = target.got['get'] === mark;
    const title = message('Change {0} to {1}', source.kind, version === '' ? repository : version);
    const commands = [
      git(folder, 'remote', 'set-url', 'origin', repository),
      git(folder, 'fetch', '--tags', '--force', 'origin'),
      ...checkOut(source, folder, version),
    ];
    return [{ id: 'version', title, commands, mark, isDone }];
  }
  const partial = joinPath(partialOf(folder), 'checkout');
  const clone = ['clone', '--origin', 'origin', '--no-checkout', '--', repository, partial];
  const commands = [
    { program: 'git', args: clone, folder: undefined },
    ...checkOut(source, partial, version),
  ];
  const title = message('Get {0} {1}', source.kind, version);
  return [{ id: 'get', title, commands, mark, isDone: false }];
}

/** By way of a fetch, which finds tags, branches as they are now, and commits. */
function checkOut(
  { hasSubmodules }: TrainerSource,
  folder: string,
  version: string,
): readonly InstallCommand[] {
  return [
    git(folder, 'fetch', 'origin', version === '' ? 'HEAD' : version),
    git(folder, 'checkout', '--detach', 'FETCH_HEAD'),
    ...(hasSubmodules ? [git(folder, 'submodule', 'update', '--init', '--recursive')] : []),
  ];
}

function git(folder: string, ...args: readonly string[]): InstallCommand {
  return { program: 'git', args: ['-C', folder, ...args], folder: undefined };
}

function environmentStep({ uv, python }: InstallFacts, venv: string, done: DoneSteps): InstallStep {
  const [program, ...first] = python?.command ?? [''];
  const version = python?.version ?? DOWNLOADED_PYTHON;
  // The launcher of Windows is no Python that uv could be told.
  const wanted = python === undefined || first.length > 0 ? majorMinor(version) : program;
  const command =
    uv === undefined
      ? { program, args: [...first, '-m', 'venv', venv], folder: undefined }
      : { program: uv, args: ['venv', '--allow-existing', '--python', wanted, venv], folder: undefined };
  return {
    id: 'environment',
    title: message('Make a virtual environment with Python {0}', version),
    commands: [command],
    mark: version,
    isDone: done['environment'] !== undefined,
  };
}

/** The one that uv brings where there is none. */
const DOWNLOADED_PYTHON = '3.10';

function majorMinor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function torchStep(
  { torch, index }: InstallWish,
  facts: InstallFacts,
  python: string,
  done: DoneSteps,
): InstallStep {
  const from = torch.index ?? index;
  const mark = [...torch.packages, from ?? ''].join(' ');
  return {
    id: 'torch',
    title: message('Install PyTorch: {0}', torch.packages.join(', ')),
    commands: [installCommand(facts, python, torch.packages, from, undefined)],
    mark,
    isDone: done['torch'] === mark || done['torch'] === OWN,
  };
}

function requirementsStep(
  { source, folder, index }: InstallWish,
  facts: InstallFacts,
  python: string,
  done: DoneSteps,
): InstallStep {
  const { target } = facts;
  const mark = [target.kind === 'checkout' ? target.requirements : '', index ?? ''].join(' ').trim();
  return {
    id: 'requirements',
    title: message('Install what {0} needs beside it', source.kind),
    // From its folder: it names itself as `-e .` there.
    commands: [installCommand(facts, python, source.requirements, index, folder)],
    mark,
    isDone: mark !== '' && done['requirements'] === mark,
  };
}

function installCommand(
  { uv }: InstallFacts,
  python: string,
  what: readonly string[],
  index: string | undefined,
  folder: string | undefined,
): InstallCommand {
  const from = index === undefined ? [] : ['--index-url', index];
  return uv === undefined
    ? { program: python, args: ['-m', 'pip', 'install', ...what, ...from], folder }
    : { program: uv, args: ['pip', 'install', '--python', python, ...what, ...from], folder };
}
