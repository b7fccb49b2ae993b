import type { Check } from '../problem.ts';
import { trainAccelerateConfig } from './train-accelerate-config.ts';
import { trainDatasetErrors } from './train-dataset-errors.ts';
import { trainDisk } from './train-disk.ts';
import { trainEnlargedImages } from './train-enlarged-images.ts';
import { trainGpuBusy } from './train-gpu-busy.ts';
import { trainGpus } from './train-gpus.ts';
import { trainIgnoredImages } from './train-ignored-images.ts';
import { trainMachines } from './train-machines.ts';
import { trainMemory } from './train-memory.ts';
import { trainModel } from './train-model.ts';
import { trainNoGpu } from './train-no-gpu.ts';
import { trainNoImages } from './train-no-images.ts';
import { trainTrainer } from './train-trainer.ts';
import { trainWithoutCaptions } from './train-without-captions.ts';

/** What is looked at before any training, whatever trains. */
export const commonChecks: readonly Check[] = [
  trainTrainer,
  trainNoImages,
  trainDatasetErrors,
  trainWithoutCaptions,
  trainModel,
  trainNoGpu,
  trainGpuBusy,
  trainGpus,
  trainMachines,
  trainAccelerateConfig,
  trainMemory,
  trainDisk,
  trainIgnoredImages,
  trainEnlargedImages,
];
