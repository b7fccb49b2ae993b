import { message } from '../../message.ts';
import { joinPath } from '../../path.ts';
import { modelParts } from '../../training/model-parts.ts';
import type { Adjustments, TrainingAdapter } from '../training-adapter.ts';
import { beginning } from './beginning.ts';
import { resolutionOf } from './bucket-of-image.ts';
import { defaultBucketOptions } from './buckets.ts';
import { readCheckout } from './checkout.ts';
import { launchCommand } from './command.ts';
import { installedOptions } from './config/installed-options.ts';
import { configFiles, isOurs } from './config-files.ts';
import { deepProbeArguments, parseDeepProbe } from './deep-probe.ts';
import { estimate } from './estimate.ts';
import { explainFailure } from './failures.ts';
import { families } from './families.ts';
import { makeJob } from './job/index.ts';
import { familyOf, partsIn } from './model-family.ts';
import { weightsOf } from './model-weights.ts';
import { LogReader } from './output/log-reader.ts';
import { outputs } from './output/outputs.ts';
import { packages } from './packages.ts';
import { checks } from './preflight/index.ts';
import { parseProbe, probeArguments, torchTarget } from './probe.ts';
import { readRunFiles } from './read-run-files.ts';
import { readSample } from './sample.ts';
import { sources, torchChoices } from './sources.ts';
import { countSteps } from './steps.ts';

/** A processor can do bf16, and no fp16. */
const withoutHalf: Adjustments = {
  options: { mixed_precision: 'no' },
  // The trainer refuses them without half precision.
  dropped: ['fp8_base', 'fp8_base_unet'],
  differences: [
    {
      option: 'mixed_precision',
      message: message('mixed_precision is "no".'),
      why: message('There is no GPU, and fp16 needs one. The files are saved as fp16 all the same.'),
    },
  ],
};
const asItIs: Adjustments = { options: {}, dropped: [], differences: [] };

/** How sd-scripts is run. */
export const training: TrainingAdapter = {
  readCheckout,
  installedOptions,
  probeArguments,
  parseProbe,
  deepProbeArguments,
  parseDeepProbe,
  packages,
  sources,
  torchChoices,
  hasOtherGpu: (python) => torchTarget(python) === 'rocm',
  familyOf,
  partsIn,
  separateParts: (family) =>
    families[family].needed.filter((part) => families[family].inside[part] === undefined),
  weightsOf,
  estimate,
  readSample,
  resolutionOf: ({ resolution }) => (resolutionOf(resolution) ?? defaultBucketOptions.resolution).join(','),
  withoutGpu: ({ mixed_precision: precision }) => (precision === 'fp16' ? withoutHalf : asItIs),
  countSteps,
  fileOptions: [...Object.keys(modelParts), 'network_weights', 'base_weights', 'conditioning_data_dir'],
  checks,
  configFiles,
  readRunFiles,
  beginning,
  outputs,
  resultFile: ({ name, options: { save_model_as: kind = 'safetensors' } }, folder) =>
    joinPath(folder, `output/${name}.${isOurs('save_model_as', kind) ? 'safetensors' : kind}`),
  command: launchCommand,
  makeJob,
  readLog: () => new LogReader(),
  explain: explainFailure,
};
