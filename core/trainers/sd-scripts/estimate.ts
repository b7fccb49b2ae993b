import { diskUse, type TrainedLength } from '../../training/estimate/disk.ts';
import type { Estimates } from '../../training/estimate/estimates.ts';
import { memoryUse } from '../../training/estimate/memory.ts';
import type { ModelWeights } from '../../training/estimate/model-weights.ts';
import { trainedWeights } from '../../training/estimate/trained-layers.ts';
import type { ModelState } from '../../training/machine.ts';
import type { Plan } from '../../training/plan.ts';
import { resolutionOf } from './bucket-of-image.ts';
import { defaultBucketOptions } from './buckets.ts';
import { families } from './families.ts';
import { optimizerOf } from './schedule.ts';

/**
 * SD 1.5 is always the same: 192 layers of the U-Net and 72 of the text encoder, 589,824 weights for each rank. Source: the
 * trainer's own output, and the sizes of its files.
 */
export const sd15Weights: ModelWeights = {
  network: 859_520_964,
  text: 123_060_557,
  vae: 83_653_863,
  lora: { network: 423_936, text: 165_888, modules: { network: 192, text: 72 } },
};

/** What a training takes of disk and memory; undefined where the layers of the model are not known. */
export function estimate(
  plan: Plan,
  model: ModelState,
  length: TrainedLength | undefined,
): Pick<Estimates, 'disk' | 'memory'> {
  const { family, options } = plan;
  const weights = knownWeights(plan, model);
  const lora = weights && trainedWeights(options, families[family].networkModule, weights);
  if (!weights || lora === undefined) return { disk: undefined, memory: undefined };
  const [width, height] = resolutionOf(options['resolution']) ?? defaultBucketOptions.resolution;
  const optimizer = optimizerOf(options);
  return {
    disk: length && diskUse(options, length, lora),
    memory: memoryUse({ options, family, optimizer, pixels: width * height, model: weights, lora }),
  };
}

function knownWeights({ family, options }: Plan, model: ModelState): ModelWeights | undefined {
  const own = model.kind === 'file' ? model.weights : undefined;
  if (own?.lora) return own;
  return family === 'sd15' && options['v2'] !== true ? sd15Weights : undefined;
}
