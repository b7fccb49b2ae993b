import type { FileSystem } from '../../ports.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { hidesAll, wishFor } from '../../training/gpu.ts';
import type { TrainerFacts } from '../../training/trainer-facts.ts';
import { pathAsWritten } from '../path-as-written.ts';
import type { Platform } from '../platform/index.ts';
import { describeCheckout } from './describe-checkout.ts';
import { findEnvironments } from './find-environments.ts';
import { freeSpace } from './free-space.ts';
import { versionOf } from './install/find-tools.ts';
import { type NamedTrainer, withNamedPython } from './named-python.ts';
import { probeGpus, probePython, probeTorch } from './probe-machine.ts';
import { findTrainers } from './training-choices.ts';
import { readUserFiles, type UserFiles } from './user-folder.ts';

/** What is looked at, and where somebody says that it is: a setting, a command line. */
export interface TrainerLook extends NamedTrainer {
  /** The id of the trainer, as in trainers.toml. */
  readonly id: string;
  /** A dataset, or another folder, around which trainers may lie. */
  readonly near: string;
  /** Whether PyTorch is loaded to ask what it can use. */
  readonly isDeep: boolean;
  readonly signal?: AbortSignal;
}

/** Looks for a trainer, at what it has and what it runs on: short questions side by side, each with its own limit. */
export async function lookAtTrainer(
  fileSystem: FileSystem,
  platform: Platform,
  training: TrainingAdapter,
  look: TrainerLook,
): Promise<TrainerFacts> {
  const user = readUserFiles(fileSystem, platform.configFolder);
  const named = nameOf(look, user);
  const checkout = named && training.readCheckout(fileSystem, named.path, platform.pythonIn);
  const installation =
    checkout?.kind === 'found' ? withNamedPython(checkout.installation, user, look.id, look) : undefined;
  const [git, version, python, torch, { gpus, trouble }] = await Promise.all([
    versionOf('git'),
    installation && describeCheckout(installation),
    installation && probePython(training, installation, look.signal),
    look.isDeep && installation ? probeTorch(training, installation, look.signal) : undefined,
    probeGpus(platform, look.signal),
  ]);
  const isKnown = python !== undefined && 'packages' in python;
  return {
    named,
    checkout: installation ? { kind: 'found', installation } : checkout,
    others: findTrainers(fileSystem, platform, training, look.near),
    version,
    git,
    python,
    environments: installation && installation.python === undefined ? findEnvironments(fileSystem) : [],
    torch,
    packages: training.packages,
    gpus,
    gpuTrouble: trouble,
    isGpuHidden: hidesAll(wishFor(undefined, platform.visibleGpus)),
    hasOtherGpu: isKnown && training.hasOtherGpu(python),
    space: installation && freeSpace(installation.root),
    mistakes: user.mistakes,
  };
}

function nameOf({ trainer, id }: TrainerLook, { trainers }: UserFiles): TrainerFacts['named'] {
  if (trainer !== undefined) return { path: pathAsWritten(trainer), by: 'setting' };
  const kept = trainers[id]?.path;
  return kept === undefined ? undefined : { path: pathAsWritten(kept), by: 'file' };
}
