import { commonChecks } from '../../../training/preflight/index.ts';
import type { Check } from '../../../training/problem.ts';
import { trainBucketLimits } from './train-bucket-limits.ts';
import { trainBucketSide } from './train-bucket-side.ts';
import { trainBucketSteps } from './train-bucket-steps.ts';
import { trainCachedAugmentation } from './train-cached-augmentation.ts';
import { trainCachedText } from './train-cached-text.ts';
import { trainConflict } from './train-conflict.ts';
import { trainHalfPrecision } from './train-half-precision.ts';
import { trainHalfVae } from './train-half-vae.ts';
import { trainLearningRate } from './train-learning-rate.ts';
import { trainLength } from './train-length.ts';
import { trainModelFamily } from './train-model-family.ts';
import { trainModelFile } from './train-model-file.ts';
import { trainModelPart } from './train-model-part.ts';
import { trainOwnOption } from './train-own-option.ts';
import { trainPackage } from './train-package.ts';
import { trainPath } from './train-path.ts';
import { trainPython } from './train-python.ts';
import { trainRange } from './train-range.ts';
import { trainRate } from './train-rate.ts';
import { trainResume } from './train-resume.ts';
import { trainSamplePrompt } from './train-sample-prompt.ts';
import { trainScale } from './train-scale.ts';
import { trainSchedule } from './train-schedule.ts';
import { trainScript } from './train-script.ts';
import { trainStaleCache } from './train-stale-cache.ts';
import { trainUnknownOption } from './train-unknown-option.ts';
import { trainWarmStart } from './train-warm-start.ts';
import { trainWarmup } from './train-warmup.ts';
import { trainWithoutBuckets } from './train-without-buckets.ts';
import { trainWorkers } from './train-workers.ts';
import { trainWrongOption } from './train-wrong-option.ts';
import { trainZeroOption } from './train-zero-option.ts';

/** What is looked at before a training with sd-scripts, in the order in which it is told. */
export const checks: readonly Check[] = [
  ...commonChecks,
  trainScript,
  trainPython,
  trainPackage,
  trainPath,
  trainModelFamily,
  trainModelFile,
  trainModelPart,
  trainHalfPrecision,
  trainHalfVae,
  trainSchedule,
  trainWarmup,
  trainCachedAugmentation,
  trainCachedText,
  trainStaleCache,
  trainBucketSteps,
  trainBucketLimits,
  trainBucketSide,
  trainWithoutBuckets,
  trainWorkers,
  trainZeroOption,
  trainRange,
  trainLearningRate,
  trainRate,
  trainLength,
  trainConflict,
  trainScale,
  trainResume,
  trainWarmStart,
  trainWrongOption,
  trainUnknownOption,
  trainOwnOption,
  trainSamplePrompt,
];
