import type { OptionCheck } from '../../../training/problem.ts';
import { trainBucketLimits } from './train-bucket-limits.ts';
import { trainBucketSteps } from './train-bucket-steps.ts';
import { trainCachedAugmentation } from './train-cached-augmentation.ts';
import { trainCachedText } from './train-cached-text.ts';
import { trainConflict } from './train-conflict.ts';
import { trainLearningRate } from './train-learning-rate.ts';
import { trainLength } from './train-length.ts';
import { trainOwnOption } from './train-own-option.ts';
import { trainRange } from './train-range.ts';
import { trainRate } from './train-rate.ts';
import { trainScale } from './train-scale.ts';
import { trainSchedule } from './train-schedule.ts';
import { trainUnknownOption } from './train-unknown-option.ts';
import { trainWarmup } from './train-warmup.ts';
import { trainWorkers } from './train-workers.ts';
import { trainWrongOption } from './train-wrong-option.ts';
import { trainZeroOption } from './train-zero-option.ts';

/** Those of the checks that go by options alone: what they find is told while somebody writes them, too. */
export const optionChecks: readonly OptionCheck[] = [
  trainSchedule,
  trainWarmup,
  trainCachedAugmentation,
  trainCachedText,
  trainBucketSteps,
  trainBucketLimits,
  trainWorkers,
  trainZeroOption,
  trainRange,
  trainLearningRate,
  trainRate,
  trainLength,
  trainConflict,
  trainScale,
  trainWrongOption,
  trainUnknownOption,
  trainOwnOption,
];
