import type { Dataset } from '../../../dataset/dataset.ts';
import { trainingById } from '../../../trainers/training-adapters.ts';
import { hidesAll } from '../../../training/gpu.ts';
import {
  firstGpu,
  type Launch,
  type LaunchWish,
  launchDifferences,
  launchOf,
} from '../../../training/launch.ts';
import type { Machine } from '../../../training/machine.ts';
import { numberOption } from '../../../training/options.ts';
import type { Plan } from '../../../training/plan.ts';
import type { Difference } from '../../../training/recipe.ts';
import type { TrainingRequest } from './training-request.ts';

/** What several GPUs make different. */
export function differencesOnSeveral({ launch, options }: Plan): readonly Difference[] {
  const factor = (name: string) => numberOption(options, name, 1);
  const batch = factor('train_batch_size') * factor('gradient_accumulation_steps');
  return launch ? launchDifferences(launch, batch) : [];
}

/** How it is wanted to be launched. */
export function launchWish({ config }: Dataset, { gpus, machineRank }: TrainingRequest): LaunchWish {
  const settings = config.training?.accelerate;
  return {
    gpus,
    settings: machineRank === undefined ? settings : { ...settings, machine_rank: machineRank },
  };
}

/** The machine with all the GPUs that train together. */
export function onSeveralGpus(wish: LaunchWish, alone: Machine): { machine: Machine; launch: Launch } {
  const { launch, chosen } = launchOf(wish, alone);
  if (launch.processes === 1) return { machine: alone, launch };
  // One that is named and isn't there stays the one that is missing.
  const [gpu] = firstGpu(wish) === undefined ? chosen : [alone.gpu];
  return { machine: { ...alone, gpu, together: chosen }, launch };
}

/** Whether its GPU, or what stands for one, takes half precision. */
export function canUseHalf(
  { gpus, gpuWish, gpuTrouble, python, isElsewhere }: Machine,
  { trainer }: Dataset,
): boolean {
  if (isElsewhere) return true;
  // A card that is there, but not the one that is wished for, or doesn't answer, is a mistake to mend.
  if (!hidesAll(gpuWish) && (gpus.length > 0 || gpuTrouble?.isHanging)) return true;
  return python !== undefined && 'packages' in python && trainingById(trainer.id).hasOtherGpu(python);
}
